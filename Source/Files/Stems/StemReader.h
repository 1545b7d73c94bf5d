#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Files/Decoding/AudioFile.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace twobus
{
/** Several files read side by side, block after block, all from their first frame: stems, and the mix beside them.

    Files that end earlier go on in silence, and a mono file is on both sides of a stereo sum. Samples that are NaN,
    infinite or above any device's largest are replaced by silence and named. Memory does not grow with the files'
    length. Decodes on several threads.
*/
class StemReader
{
public:
    /** So many samples of the past are in front of each block, silence at first. */
    static constexpr std::size_t historyLength = 47;

    /** Silence after the last block, so that a peak at the very end is complete. */
    static constexpr std::size_t tailLength = 24;

    /** Throws FileError: what AudioFile refuses, and files whose rates or channels do not go together. */
    explicit StemReader (std::span<const std::filesystem::path> paths, const std::stop_token& = {});

    std::size_t numFiles() const noexcept { return files.size(); }
    double sampleRate() const noexcept;
    const ChannelLayout& layout() const noexcept { return sumLayout; }
    std::size_t numChannels() const noexcept { return sumLayout.size(); }
    bool isMonoInStereo (std::size_t file) const noexcept;
    std::int64_t framesRead (std::size_t file) const noexcept;

    /** How much of the file there is; once read has returned 0. */
    const FileExtent& extent (std::size_t file) const noexcept;

    /** Of the longest file, as far as the headers say: from 0 to 1, less than 0 where they do not. */
    double progress() const noexcept;

    /** What to do with each file's block, on any thread: the file, and how many windows of 48 samples from the first
        of samples() on are complete. At a file's end these are tailLength more than its frames. */
    using OnFile = std::function<void (std::size_t file, std::size_t numWindows)>;

    /** Reads the next block of every file. Returns its frames, 0 at the end of the longest. Throws FileError if
        a decoder fails. */
    std::size_t read (const OnFile& onFile = {});

    /** The frames of the block that this file still had. */
    std::size_t framesOfBlock (std::size_t file) const noexcept { return files[file].numRead; }

    std::size_t longestBlock() const noexcept { return framesPerBlock; }

    /** historyLength samples of the past, then the block, then tailLength of silence after a last one. */
    const float* samples (std::size_t file, std::size_t channel) const noexcept;

    /** The frames of the block at which this file had no valid sample. */
    std::span<const std::size_t> invalidFrames (std::size_t file) const noexcept { return files[file].invalidFrames; }

    /** Back to the first frame of all. */
    void rewind();

private:
    struct Entry
    {
        AudioFile file;
        std::vector<std::vector<float>> channels; ///< as in the sum
        std::vector<std::size_t> invalidFrames;
        std::size_t numRead = 0; ///< frames of this block
    };

    void chooseLayout (std::span<const std::filesystem::path> paths);
    void readEntry (Entry&) const;
    void readEvery (std::size_t first, std::size_t step, const OnFile& onFile);

    std::vector<Entry> files;
    ChannelLayout sumLayout;
    std::size_t framesPerBlock = 0, lastBlock = 0;
};
} // namespace twobus

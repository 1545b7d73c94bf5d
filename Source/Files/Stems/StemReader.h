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
/** Reads several files side by side, block after block, all from their first frame: stems, and optionally their mix.

    Files that end early continue in silence, and a mono file counts on both sides of a stereo sum. Samples that are
    NaN, infinite or larger than any device's are replaced by silence and listed. Memory does not grow with the files'
    length. Decodes on several threads.
*/
class StemReader
{
public:
    /** The number of earlier samples in front of each block; silence in front of the first. */
    static constexpr std::size_t historyLength = 47;

    /** The samples of silence after the last block, which complete a peak at the very end. */
    static constexpr std::size_t tailLength = 24;

    /** Throws FileError if AudioFile refuses a file, or if rates or channels do not go together. */
    explicit StemReader (std::span<const std::filesystem::path> paths, const std::stop_token& = {});

    std::size_t numFiles() const noexcept { return files.size(); }
    double sampleRate() const noexcept;
    const ChannelLayout& layout() const noexcept { return sumLayout; }
    std::size_t numChannels() const noexcept { return sumLayout.size(); }
    bool isMonoInStereo (std::size_t file) const noexcept;
    std::int64_t framesRead (std::size_t file) const noexcept;

    /** How much of the file there is. Valid after read has returned 0. */
    const FileExtent& extent (std::size_t file) const noexcept;

    /** The progress of the file with the smallest share read, from 0 to 1; less than 0 if no header gives a length. */
    double progress() const noexcept;

    /** Called with each file's block, on any thread: the file, and how many windows of 48 samples, counted from
        samples(), are complete. At a file's end these are tailLength more than its frames. */
    using OnFile = std::function<void (std::size_t file, std::size_t numWindows)>;

    /** Reads the next block of every file. Returns its length in frames, 0 after the end of the longest file. Throws
        FileError if a decoder fails. */
    std::size_t read (const OnFile& onFile = {});

    /** How many frames of the block came from this file; the rest is silence. */
    std::size_t framesOfBlock (std::size_t file) const noexcept { return files[file].numRead; }

    std::size_t longestBlock() const noexcept { return framesPerBlock; }

    /** historyLength earlier samples, then the block, then tailLength samples of silence if it is the file's last. */
    const float* samples (std::size_t file, std::size_t channel) const noexcept;

    /** The frames of the block at which this file had an invalid sample: one entry per sample, so a frame can appear
        once per channel. */
    std::span<const std::size_t> invalidFrames (std::size_t file) const noexcept { return files[file].invalidFrames; }

    /** Goes back to the first frame of all files. */
    void rewind();

private:
    struct Entry
    {
        AudioFile file;
        std::vector<std::vector<float>> channels; ///< the sum's channels, not the file's
        std::vector<std::size_t> invalidFrames;
        std::size_t numRead = 0; ///< frames of the current block
    };

    void chooseLayout (std::span<const std::filesystem::path> paths);
    void readEntry (Entry&) const;
    void readEvery (std::size_t first, std::size_t step, const OnFile& onFile);

    std::vector<Entry> files;
    ChannelLayout sumLayout;
    std::size_t framesPerBlock = 0, lastBlock = 0;
};
} // namespace twobus

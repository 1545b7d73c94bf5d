#pragma once

#include "Core/MeterFormat.h"
#include "Present/BroadcastExtension.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

/** An audio file being read, from disk or from memory: the formats of ReadableFormats.h, and what else libsndfile
    decodes. Planar floats; integers are scaled to full scale 1 as n / 2^(bits - 1), floats are left as they are, beyond
    1 and NaN included.
*/
namespace twobus
{
/** Names the file, the reason and what to do, in one sentence or two. */
class AudioFileError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

class AudioFile
{
public:
    /** A WAV whose header says that there is no audio, as a recorder leaves it that was cut off, is read to the end of the file.
        Throws AudioFileError: not there, a folder, empty, not audio, more channels or another rate than Twobus
        measures. */
    explicit AudioFile (const std::filesystem::path&);

    /** A file in memory, which must outlive this; displayName stands for its path in errors. */
    AudioFile (const std::string& displayName, std::span<const std::byte> encodedFile);
    ~AudioFile();

    AudioFile (AudioFile&&) noexcept;
    AudioFile& operator= (AudioFile&&) noexcept;

    /** Rate, layout and full scale. The layout is named where the file (or its format's own rule) names it. */
    const MeterFormat& format() const noexcept;

    std::string container() const; ///< "WAV"
    std::string encoding() const; ///< "24-bit", "32-bit float", "Vorbis"
    bool isFloat() const noexcept; ///< samples over full scale can be in it: float PCM and every lossy encoding
    int integerBits() const noexcept; ///< of integer PCM, 0 otherwise
    int bitsPerSample() const noexcept; ///< of integer or float PCM, 0 otherwise
    bool isLossy() const noexcept; ///< Vorbis, Opus, MP3 and their like: neither integers nor floats are in it

    /** Of Broadcast Wave files. */
    std::optional<BroadcastExtension> broadcastExtension() const;

    /** As the header has it; 0 when it does not say. What is really there only reading shows. */
    std::int64_t declaredFrames() const noexcept;
    std::int64_t framesRead() const noexcept;

    /** Reads up to maxFrames into planar channels, [channel][frame]. Returns 0 at the end. Throws AudioFileError
        where the data ends before it should, or cannot be decoded. */
    std::size_t read (std::span<float* const> channels, std::size_t maxFrames);

    /** Once read has returned 0: frames that lie behind the file's own end mark, where it comes too early, and are not given. */
    std::int64_t framesBehindEnd() const noexcept;

    /** Back to the first frame. */
    void rewind();

private:
    struct Handle;
    std::unique_ptr<Handle> handle;
};
} // namespace twobus

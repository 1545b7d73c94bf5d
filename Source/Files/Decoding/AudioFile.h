#pragma once

#include "Advice/FileExtent.h"
#include "Advice/HeaderFault.h"
#include "Core/Base/MeterFormat.h"
#include "Files/Disk/FileError.h"
#include "Results/BroadcastExtension.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace twobus
{
/** An audio file being read, from disk or from memory: the formats of ReadableFormats.h. Planar floats; integers are
    scaled to full scale 1 as n / 2^(bits - 1), floats are left as they are, beyond 1 and NaN included.

    Plain PCM in WAV files is read here. Everything else is decoded by a process of its own (see HelperStream); on
    Windows by libsndfile in this one. A file that ends early, or of which a part cannot be decoded, gives what there
    is; extent() says what is missing. So does one whose decoder fails after the first frame.

    A stop that is asked for ends opening and reading within 50 ms, whatever the decoder does: opening throws, and
    reading has come to its end.
*/
class AudioFile
{
public:
    /** Throws FileError: not there, a folder, empty, not audio, more channels or another rate than Twobus measures, or
        not a single frame that can be decoded. */
    explicit AudioFile (const std::filesystem::path&, std::stop_token = {});

    /** A file that the program carries within itself, which must outlive this; displayName stands for its path in
        errors. It is trusted, and decoded in this process by libsndfile. */
    AudioFile (const std::string& displayName, std::span<const std::byte> encodedFile);
    ~AudioFile();

    AudioFile (AudioFile&&) noexcept;
    AudioFile& operator= (AudioFile&&) noexcept;

    /** Rate, layout and full scale. The layout is named where the file (or its format's own rule) names it. */
    const MeterFormat& format() const noexcept;

    std::string container() const; ///< "WAV", "M4A"
    std::string encoding() const; ///< "24-bit", "32-bit float", "ALAC 16-bit", "Vorbis"
    bool canExceedFullScale() const noexcept; ///< as samples of float PCM and of every lossy encoding can
    int integerBits() const noexcept; ///< of integer PCM, 0 otherwise
    int bitsPerSample() const noexcept; ///< of integer or float PCM, 0 otherwise
    bool isLossy() const noexcept; ///< Vorbis, Opus, MP3 and their like: neither integers nor floats are in it

    /** Of Broadcast Wave files. */
    std::optional<BroadcastExtension> broadcastExtension() const;

    /** As the header has it; 0 when it does not say. What is really there only reading shows. */
    std::int64_t declaredFrames() const noexcept;
    std::int64_t framesRead() const noexcept;

    /** Reads up to maxFrames into planar channels, [channel][frame]. Returns 0 at the end. Throws FileError if the
        decoder fails before it gave a frame. */
    std::size_t read (std::span<float* const> channels, std::size_t maxFrames);

    /** What was promised, decoded and left over; once read has returned 0. */
    const FileExtent& extent() const noexcept;

    /** How the header of a WAV does not fit its data. */
    const std::vector<HeaderFault>& headerFaults() const noexcept;

    /** Back to the first frame. Throws FileError if the decoder cannot be started again. */
    void rewind();

private:
    struct Handle;
    std::unique_ptr<Handle> handle;
};
} // namespace twobus

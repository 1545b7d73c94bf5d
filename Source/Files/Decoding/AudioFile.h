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
/** An audio file being read, from disk or from memory, in one of the formats of ReadableFormats.h. Samples are planar
    floats. Integers are scaled to full scale 1 as n / 2^(bits - 1); floats stay unchanged, including values beyond 1
    and NaN.

    Plain PCM in WAV files is read in this process. Everything else is decoded in a separate process (see HelperStream);
    on Windows by libsndfile in this process. If a file ends early, a part of it can't be decoded, or its decoder fails
    after the first frame, read() gives the frames there are, and extent() reports what is missing.

    A requested stop ends opening and reading within 50 ms, whatever the decoder is doing: the constructor throws, and
    read() returns 0.
*/
class AudioFile
{
public:
    /** Throws FileError if the file does not exist, is a folder, is empty or is not audio, if it has more channels
        or another rate than Twobus measures, or if not a single frame can be decoded. */
    explicit AudioFile (const std::filesystem::path&, std::stop_token = {});

    /** A file built into the program. The bytes must outlive this object. Errors show displayName instead of a path.
        The file is trusted, so libsndfile decodes it in this process. */
    AudioFile (const std::string& displayName, std::span<const std::byte> encodedFile);
    ~AudioFile();

    AudioFile (AudioFile&&) noexcept;
    AudioFile& operator= (AudioFile&&) noexcept;

    /** Rate, layout and full scale. The layout is named if the file, or the rule of its format, names it. */
    const MeterFormat& format() const noexcept;

    std::string container() const; ///< "WAV", "M4A"
    std::string encoding() const; ///< "24-bit", "32-bit float", "ALAC 16-bit", "Vorbis"
    bool canExceedFullScale() const noexcept; ///< true for float PCM and every lossy encoding
    int integerBits() const noexcept; ///< for integer PCM, otherwise 0
    int bitsPerSample() const noexcept; ///< for integer or float PCM, otherwise 0
    bool isLossy() const noexcept; ///< Vorbis, Opus, MP3 and the like, which store neither integer nor float samples

    /** The bext chunk of a Broadcast Wave file; empty if there is none. */
    std::optional<BroadcastExtension> broadcastExtension() const;

    /** The length given in the header; 0 if the header gives none. Only reading shows how many frames there really
        are. */
    std::int64_t declaredFrames() const noexcept;
    std::int64_t framesRead() const noexcept;

    /** Reads up to maxFrames into planar channels, [channel][frame]. Returns 0 at the end. Throws FileError if the
        decoder fails before the first frame. */
    std::size_t read (std::span<float* const> channels, std::size_t maxFrames);

    /** What was promised, decoded and left over. Valid once read() has returned 0. */
    const FileExtent& extent() const noexcept;

    /** The ways in which a WAV header contradicts its data. */
    const std::vector<HeaderFault>& headerFaults() const noexcept;

    /** Goes back to the first frame. Throws FileError if the decoder cannot be restarted. */
    void rewind();

private:
    struct Handle;
    std::unique_ptr<Handle> handle;
};
} // namespace twobus

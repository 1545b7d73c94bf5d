#include "Files/Decoding/WithoutFfmpeg.h"

#include "Files/Decoding/MovTracks.h"
#include "Files/Decoding/SndfileStream.h"
#include "Files/Disk/ByteOrder.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twobus
{
namespace
{
DecodeError needing (std::string container, std::string encodings)
{
    return DecodeError (DecodeProblem::needsFfmpeg, std::move (container), std::move (encodings));
}

/** Names the container by the brand after "ftyp"; a file without a brand is a MOV. ISO/IEC 14496-12 section 4.3. */
DecodeError needingMov (std::string_view start)
{
    const auto brand = start.substr (4, 4) == "ftyp" ? start.substr (8, 4) : std::string_view ("qt  ");

    if (brand == "M4A " || brand == "M4B ")
        return needing ("M4A", "AAC and ALAC");

    return needing (brand == "qt  " ? "MOV" : "MP4", "sound in MP4 and MOV");
}

/** ISO/IEC 13818-7 section 6.2: twelve sync bits, and two layer bits that are 0. */
bool isAdts (std::string_view start) noexcept { return (bigEndian (start, 0, 2) & 0xfff6) == 0xfff0; }

/** Apple Core Audio Format Specification: the format follows the rate in the chunk "desc", which comes first. */
bool isAacInCaf (std::string_view start) noexcept
{
    return start.starts_with ("caff") && start.substr (8, 4) == "desc" && start.substr (28, 4) == "aac ";
}

/** The chunk that holds the samples of an AIFF or CAF. */
struct AudioChunk
{
    std::uint64_t position = 0, size = 0; ///< both are 0 if there is no such chunk
};

AudioChunk audioChunkIn (const FileBytes& bytes, std::string_view type, std::uint64_t firstChunk, std::size_t sizeBytes)
{
    constexpr int mostChunks = 1000;
    const auto headBytes = 4 + sizeBytes;
    auto position = firstChunk;

    for (int i = 0; i < mostChunks; ++i)
    {
        std::string head (headBytes, '\0');
        head.resize (bytes.readAt (position, std::as_writable_bytes (std::span (head))));
        const auto size = bigEndian (head, 4, sizeBytes);

        if (head.starts_with (type))
            return { position, size };

        if (head.size() < headBytes || size > bytes.size())
            break;

        position += headBytes + size + (sizeBytes == 4 ? size % 2 : 0); // AIFF pads to an even length
    }

    return {};
}

/** If 64 KiB of free space come before the samples of a CAF, libsndfile 1.2 reads them from the wrong place without
    an error; 32 KiB are fine. It does not support an open length. */
std::optional<DecodeError> misreadCaf (const FileBytes& bytes)
{
    constexpr std::uint64_t mostBytesBefore = 32768 + 4096, mostBytes = ~std::uint64_t { 0 } >> 1;
    const auto audio = audioChunkIn (bytes, "data", 8, 8);

    if (audio.size > mostBytes)
        return needing ("CAF", "CAF of an open length");

    if (audio.position > mostBytesBefore)
        return needing ("CAF", "CAF whose audio begins so late");

    return std::nullopt;
}

/** libsndfile 1.2 decodes GSM 6.10 with the wrong level: -8 dBFS comes out with a peak of 0 dBFS. Microsoft,
    WAVEFORMATEX: the format's tag comes first in the chunk "fmt ". */
bool isGsmInWav (const FileBytes& bytes)
{
    constexpr int mostChunks = 1000;
    constexpr std::uint64_t gsmTag = 0x31, firstChunk = 12, headBytes = 8;
    std::string head (firstChunk, '\0');
    head.resize (bytes.readAt (0, std::as_writable_bytes (std::span (head))));

    if (! head.starts_with ("RIFF") || head.substr (8) != "WAVE")
        return false;

    auto position = firstChunk;

    for (int i = 0; i < mostChunks; ++i)
    {
        std::string chunk (headBytes + 2, '\0');
        chunk.resize (bytes.readAt (position, std::as_writable_bytes (std::span (chunk))));

        if (chunk.size() < headBytes + 2)
            break;

        if (chunk.starts_with ("fmt "))
            return littleEndian (chunk, headBytes, 2) == gsmTag;

        const auto size = littleEndian (chunk, 4, 4);
        position += headBytes + size + size % 2;
    }

    return false;
}

std::optional<DecodeError> neededFor (const FileBytes& bytes)
{
    constexpr std::size_t startBytes = 64;
    std::string start (startBytes, '\0');
    start.resize (bytes.readAt (0, std::as_writable_bytes (std::span (start))));

    if (start.size() < startBytes)
        return std::nullopt;

    if (start.starts_with ("wvpk"))
        return needing ("WavPack", "WavPack");

    if (isAacInCaf (start))
        return needing ("CAF", "AAC");

    if (isAdts (start))
        return needing ("AAC", "AAC");

    if (isMov (start))
        return needingMov (start);

    // libsndfile 1.2 refuses an AIFF if about 30 KB come before its audio.
    constexpr std::uint64_t lateBytes = 8192;

    if (start.starts_with ("FORM") && start.substr (8, 3) == "AIF"
        && audioChunkIn (bytes, "SSND", 12, 4).position > lateBytes)
        return needing ("AIFF", "AIFF whose audio begins so late");

    return std::nullopt;
}
} // namespace

std::unique_ptr<DecodedStream> openWithoutFfmpeg (const FileBytes& bytes)
{
    std::array<char, 4> start {};
    bytes.readAt (0, std::as_writable_bytes (std::span (start)));

    if (std::string_view (start.data(), start.size()) == "caff")
        if (const auto misread = misreadCaf (bytes))
            throw DecodeError (*misread);

    if (isGsmInWav (bytes))
        throw needing ("WAV", "GSM 6.10");

    try
    {
        return openWithSndfile (bytes);
    }
    catch (const DecodeError& error)
    {
        if (const auto needed = neededFor (bytes); needed && error.problem == DecodeProblem::notAudio)
            throw DecodeError (*needed);

        throw;
    }
}
} // namespace twobus

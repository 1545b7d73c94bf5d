#include "Files/Decoding/WithoutFfmpeg.h"

#include "Files/Decoding/MovTracks.h"
#include "Files/Decoding/SndfileStream.h"
#include "Files/Disk/ByteOrder.h"

#include <optional>
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

/** By the brand behind "ftyp"; a file without one is a MOV. ISO/IEC 14496-12 section 4.3. */
DecodeError needingMov (std::string_view start)
{
    const auto brand = start.substr (4, 4) == "ftyp" ? start.substr (8, 4) : std::string_view ("qt  ");

    if (brand == "M4A " || brand == "M4B ")
        return needing ("M4A", "AAC and ALAC");

    return needing (brand == "qt  " ? "MOV" : "MP4", "sound in MP4 and MOV");
}

/** ISO/IEC 13818-7 section 6.2: twelve bits of sync, and two of the layer that are 0. */
bool isAdts (std::string_view start) noexcept { return (bigEndian (start, 0, 2) & 0xfff6) == 0xfff0; }

/** Apple Core Audio Format Specification: the format stands behind the rate in the chunk "desc", which comes first. */
bool isAacInCaf (std::string_view start) noexcept
{
    return start.starts_with ("caff") && start.substr (8, 4) == "desc" && start.substr (28, 4) == "aac ";
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

    return std::nullopt;
}
} // namespace

std::unique_ptr<DecodedStream> openWithoutFfmpeg (const FileBytes& bytes)
{
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

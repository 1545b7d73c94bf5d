#pragma once

#include "Advice/HeaderFault.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/** How the header of a WAV or RF64 file does not fit its data. Of other containers, of what cannot be opened and of headers that
    make no sense it says nothing: those are for AudioFile to refuse or to read.

    Only chunk headers and the format are read, a few hundred bytes; of chunks at most 1000. Of lossless PCM only bytes of
    frames and seconds are checked. A file that is shorter than its header promises is refused before (see AudioFile), as ever.
    Bytes behind the audio that are no chunks are taken for audio that the header does not count if there are at least 10 ms of
    them and they are not all zero; a trailing zero that makes the length even is none. Where the length is 0 they may be zero:
    a recording that was cut off begins with silence.
*/
namespace twobus
{
std::vector<HeaderFault> headerFaultsOf (const std::filesystem::path& path);

/** Bytes that a header should have. */
struct HeaderRepair
{
    std::uint64_t position = 0; ///< in the file
    std::string bytes;
};

/** Of a header that gives the audio a length of 0 although there is some: the length to the end of the file. */
std::optional<HeaderRepair> lengthRepairOf (const std::filesystem::path& path);
} // namespace twobus

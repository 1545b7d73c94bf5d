#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Files/Decoding/FileBytes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Bytes that a header should have. */
struct HeaderRepair
{
    std::uint64_t position = 0; ///< in the file
    std::array<std::byte, 4> bytes {};
};

/** The channels of a track of MOV or MP4. */
struct TrackLayout
{
    std::uint32_t track = 0; ///< its ID in the file
    ChannelLayout layout; ///< without channels if the file names them in a way that is not known here
};

/** What AIFF, CAF, MOV and MPEG audio say of themselves that FFmpeg does not pass on: the length that CAF promises, the
    count of frames in an MP3 that was cut (FFmpeg drops it then), the order of channels in PCM of AIFF, CAF and MOV
    (before 6.1 FFmpeg keeps the set and not the order), and lengths of 0 in an AIFF whose recorder crashed.

    Only heads of chunks are read, of 1000 at most, and the first frame of MPEG audio.
*/
struct ContainerFacts
{
    std::optional<std::int64_t> promisedFrames; ///< 0 and placeholders promise nothing
    bool hasFewerBytes = false; ///< an MP3 has fewer than it promises, so that no frame of its count is rounded
    std::optional<ChannelLayout> layout; ///< of PCM in AIFF and CAF; without channels as in TrackLayout
    std::vector<TrackLayout> trackLayouts; ///< of PCM in MOV: the tracks that name their channels
    std::vector<HeaderRepair> repairs; ///< AIFF: the lengths to the end of the file
};

ContainerFacts containerFactsOf (const FileBytes&);

/** Puts the bytes in their place, in a part of the file that was read from a position on. */
void repair (std::span<const HeaderRepair>, std::uint64_t position, std::span<std::byte> part) noexcept;
} // namespace twobus

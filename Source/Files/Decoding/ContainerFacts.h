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
/** Bytes that a header should contain. */
struct HeaderRepair
{
    std::uint64_t position = 0; ///< position in the file
    std::array<std::byte, 4> bytes {};
};

/** The channels of a track of MOV or MP4. */
struct TrackLayout
{
    std::uint32_t track = 0; ///< track ID in the file
    ChannelLayout layout; ///< without channels if the file names them in a way that Twobus does not know
};

/** Facts in AIFF, CAF, MOV and MPEG audio files that FFmpeg doesn't pass on: the length that CAF promises, the frame
    count of an MP3 that was cut (FFmpeg drops the count then), the order of channels in PCM of AIFF, CAF and MOV
    (FFmpeg before 6.1 keeps the set but not the order), lengths of 0 in an AIFF whose recorder crashed, and where the
    audio of an AU ends (FFmpeg decodes what follows it).

    Reads only chunk heads, at most 1000 of them, and the first frame of MPEG audio.
*/
struct ContainerFacts
{
    std::optional<std::int64_t> promisedFrames; ///< 0 and placeholders promise nothing
    bool hasFewerBytes = false; ///< an MP3 has fewer bytes than it promises, so its frame count gets no tolerance
    std::optional<std::uint64_t> audioEnd; ///< AU: position behind the audio, if its header gives a length
    std::optional<ChannelLayout> layout; ///< for PCM in AIFF and CAF; without channels as in TrackLayout
    std::vector<TrackLayout> trackLayouts; ///< for PCM in MOV and MP4: the tracks that name their channels
    std::vector<HeaderRepair> repairs; ///< AIFF: lengths that reach to the end of the file
    std::vector<HeaderRepair> repairsForOldFfmpeg; ///< MP4: see MovTracks; newer ones refuse them
};

ContainerFacts containerFactsOf (const FileBytes&);

/** Writes the repairs into a part of the file that was read from the given position. */
void repair (std::span<const HeaderRepair>, std::uint64_t position, std::span<std::byte> part) noexcept;
} // namespace twobus

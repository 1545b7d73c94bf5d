#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FileBytes.h"

#include <string_view>
#include <vector>

namespace twobus
{
/** Returns true if a file that starts like this is a QuickTime movie or an MP4. */
bool isMov (std::string_view start) noexcept;

/** What FFmpeg needs to know about the sound tracks of a MOV or MP4. */
struct MovTracks
{
    std::vector<TrackLayout> layouts; ///< the tracks that name their channels
    std::vector<HeaderRepair> repairs; ///< other names for `fpcm`, for FFmpeg before 6.1
};

/** Looks at the first sample description of each sound track. It names its channels in an atom `chan` (QuickTime) or
    `chnl` (MP4). FFmpeg before 6.1 keeps the set of the first but not their order, and doesn't read the second.

    Apple, QuickTime File Format Specification, "Sound Sample Descriptions" (versions 0, 1 and 2, and the atom `wave`)
    and "Audio Channel Layout Atom"; ISO/IEC 14496-12 sections 12.2.3 and 12.2.4; ISO/IEC 23003-5 (`ipcm`, `fpcm`,
    `pcmC`). Looks at no more than 10000 atoms, and only at their heads.
*/
MovTracks movTracks (const FileBytes&);
} // namespace twobus

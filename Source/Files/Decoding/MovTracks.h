#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FileBytes.h"

#include <string_view>
#include <vector>

namespace twobus
{
/** Returns true if a file that starts like this is a QuickTime movie or an MP4. */
bool isMov (std::string_view start) noexcept;

/** Returns the sound tracks of a MOV or MP4 whose first sample description names its channels in an atom `chan`. FFmpeg
    before 6.1 keeps the set of these channels but not their order.

    Apple, QuickTime File Format Specification, "Sound Sample Descriptions" (versions 0, 1 and 2, and the atom `wave`)
    and "Audio Channel Layout Atom"; ISO/IEC 14496-12 section 12.2.3. Looks at no more than 10000 atoms, and only at
    their heads.
*/
std::vector<TrackLayout> movTrackLayouts (const FileBytes&);
} // namespace twobus

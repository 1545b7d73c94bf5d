#pragma once

#include "Advice/Advice.h"

#include <string>

/** @file
    The advice for a live stream in words.
*/
namespace twobus
{
/** "Louder than the target". */
std::string streamHeadline (const StreamLevels&);

/** "last 5 min"; "last 2:10" while less was heard. */
std::string lastMinutesName (const LastMinutes&);

/** "Last 5 min: −11.8 LUFS, 2.2 LU above the target of −14 LUFS." Empty if there is no loudness yet. */
std::string streamLoudnessText (const StreamLevels&);

/** "66 flat tops in the last 5 min, the last 0:12 ago. Lower what feeds the plug-in or output that clips." Empty if
    nothing was clipped. */
std::string streamClipText (const StreamLevels&);

/** "Peaks up to −0.4 dBTP; the ceiling is −1 dBTP." Before anything was heard: "Target: −14 LUFS, peaks up to −1 dBTP." */
std::string streamPeaksText (const Advice&, const Choices&);

/** "Since reset: −12.3 LUFS, peaks up to +0.2 dBTP; 1:02:10 of sound." Empty before anything was heard. */
std::string streamCoverageText (const MeterReadings& sinceReset);
} // namespace twobus

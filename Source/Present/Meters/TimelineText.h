#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Causes/Cause.h"
#include "Core/Passages/PassReadings.h"
#include "Present/Meters/EventText.h"

#include <optional>
#include <string>

/** @file
    The texts of a timeline. UTF-8.
*/
namespace twobus
{
/** The events of which a moment is the worst. */
struct MomentGroup
{
    std::size_t clips = 0, overs = 0; ///< the second is 0 if something is clipped
    EventSpan span; ///< from when the first began to when the last ended
};

/** One moment's readings; empty if not known. */
struct MomentReadings
{
    double seconds = 0.0; ///< of measured audio
    double truePeakDbtp = 0.0;
    std::optional<double> shortTermLufs, momentaryLufs;
    std::optional<std::uint32_t> channel;
    std::optional<double> octaveBandHz; ///< of the strongest band
    Cause cause = Cause::none;
    bool isClip = false; ///< it is clipped, even if the exact cause is not known
    double limitDbtp = 0.0; ///< that `over` is about
    std::optional<EventSpan> over {}; ///< from when to when it was over the limit
    std::optional<EventSpan> inDaw {}; ///< the same in the DAW's time; begin and end are equal if `over` is empty
    std::optional<MomentGroup> group {}; ///< if its mark stands for more than one event
};

struct MomentText
{
    std::string headline; ///< "−0.4 dBTP at 2:51.38 (left)"
    std::string when; ///< "Over −1.0 dBTP: 1:10 to 1:26. In the DAW: 0:07 to 0:23."; empty if not known
    std::string loudness; ///< "S −13.0 LUFS, M −11.9 LUFS"; empty if there is no loudness
    std::string cause; ///< "Mostly 45–89 Hz, intact: lowering the level fixes it."; empty if not known
    std::string group {}; ///< "12 clips, 1:10 to 1:26. The worst:"; empty if its mark stands for this event alone

    bool operator== (const MomentText&) const = default;
};

/** The text of `group`, `when` and `loudness` alone. */
std::string groupText (const MomentReadings&);
std::string whenText (const MomentReadings&);
std::string loudnessText (const MomentReadings&);

MomentText wordsFor (const MomentReadings&, const ChannelLayout&);

/** "2:51.3  S −13.0 LUFS  M −11.9 LUFS  peak −0.4 dBTP". Without tenths if a column is a second or longer. With the
    DAW's time, if it is known: "2:51.3 (0:48.2 in the DAW)  S ...". */
std::string columnText (const MomentReadings&, double columnSeconds);

/** "pass 2 · 3:42 (now)", "pass 2 · 3:42, 1 pause", "passes 2–3 · 4:10". */
std::string passText (const PassReadings&);

/** What the two curves are. The marks are explained by eventLegend, and each pass by its name. */
inline constexpr std::string_view timelineCurvesText = "short-term loudness over momentary";

/** "most often −14 to −13 LUFS", for the step that begins at fromLufs; "nothing measured" if that is empty. */
std::string mostFrequentText (std::optional<int> fromLufs);

/** "−14 to −13 LUFS: 0:26, 12 % of the sound". The share is of the time that has a loudness. */
std::string timeAtLoudnessText (int fromLufs, double seconds, double share);

/** "3:42 measured, 2 passes, loudest −0.4 dBTP at 2:51.38". */
std::string timelineText (double secondsMeasured, std::uint32_t numPasses, const std::optional<LoudestMoment>&);
} // namespace twobus

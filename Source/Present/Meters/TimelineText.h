#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Causes/Cause.h"
#include "Core/Passages/PassReadings.h"

#include <optional>
#include <string>

/** @file
    The texts of a timeline. UTF-8.
*/
namespace twobus
{
/** One moment's readings; empty if not known. */
struct MomentReadings
{
    double seconds = 0.0; ///< of measured audio
    double truePeakDbtp = 0.0;
    std::optional<double> shortTermLufs, momentaryLufs;
    std::optional<std::uint32_t> channel;
    std::optional<double> octaveBandHz; ///< of the strongest band
    Cause cause = Cause::none;
};

struct MomentText
{
    std::string headline; ///< "−0.4 dBTP at 2:51.38 (left)"
    std::string loudness; ///< "S −13.0 LUFS, M −11.9 LUFS"; empty if there is no loudness
    std::string
        cause; ///< "Strongest around 63 Hz. The peak isn't clipped: lowering the level fixes it."; empty if not known

    bool operator== (const MomentText&) const = default;
};

MomentText wordsFor (const MomentReadings&, const ChannelLayout&);

/** "2:51.3  S −13.0 LUFS  M −11.9  −0.4 dBTP". Without tenths if a column is a second or longer. */
std::string columnText (const MomentReadings&, double columnSeconds);

/** "pass 2 · 3:42 (now)". */
std::string passText (const PassReadings&);

/** "short-term loudness over momentary · true peaks over −1.0 dBTP · passes". */
std::string timelineLegend (double limitDbtp);

/** "most often −14 to −13 LUFS", for the step that begins at fromLufs; "nothing measured" if that is empty. */
std::string mostFrequentText (std::optional<int> fromLufs);

/** "3:42 measured, 2 passes, loudest −0.4 dBTP at 2:51.38". */
std::string timelineText (double secondsMeasured, std::uint32_t numPasses, const std::optional<LoudestMoment>&);
} // namespace twobus

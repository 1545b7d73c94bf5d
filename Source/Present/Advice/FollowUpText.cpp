#include "Present/Advice/FollowUpText.h"

#include "Advice/ShownLevel.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PassName.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
/** "4.2 dB lower than before". */
std::string changeText (double changeDb)
{
    const auto magnitude = valueText (std::abs (changeDb), "dB");

    if (magnitude == "0.0 dB")
        return "as loud as before";

    return fmt::format ("{} {} than before", magnitude, changeDb < 0.0 ? "lower" : "louder");
}

std::string peakChangeText (double changeDb)
{
    return shownLevel (changeDb) == 0.0 ? "the same" : changeText (changeDb);
}

/** "0:14 to 0:26 in the DAW", "0:14 to 0:26 of pass 2". */
std::string placeOf (const PlayAgain& again)
{
    const auto place = [] (double from, double to) {
        return durationText (std::round (from)) + " to " + durationText (std::round (to));
    };

    return again.fromPlayerSeconds && again.toPlayerSeconds
               ? place (*again.fromPlayerSeconds, *again.toPlayerSeconds) + " in the DAW"
               : place (again.fromSeconds, again.toSeconds) + " of " + passName (again.pass, 0);
}

/** "0:12 to 0:16", or "0:16" if it began in the same second. */
std::string stretchText (double endSeconds, double lengthSeconds)
{
    const auto begin = durationText (std::max (0.0, endSeconds - lengthSeconds)), end = durationText (endSeconds);
    return begin == end ? end : begin + " to " + end;
}

/** Live, nobody knows when Twobus was reset, so the time is the DAW's or the time in the pass. */
std::string whenText (const Advice& advice, bool isSinceReset)
{
    const auto& warning = advice.warning;
    const auto at = [&warning] (double seconds) {
        const auto text = stretchText (seconds, warning.lastLengthSeconds);
        return text.find (" to ") == std::string::npos ? "at " + text : text;
    };

    if (warning.lastPlayerSeconds)
        return at (*warning.lastPlayerSeconds) + " in the DAW";

    if (! advice.isLive)
        return at (*warning.lastSeconds);

    if (isSinceReset)
        return stretchText (*warning.lastSeconds, warning.lastLengthSeconds) + " after the reset";

    const auto pass = passName (advice.pass, advice.joinedFrom);
    return warning.lastSecondsIntoPass
               ? stretchText (*warning.lastSecondsIntoPass, warning.lastLengthSeconds) + " into " + pass
               : "before " + pass;
}
} // namespace

std::string followUpText (const Advice& advice)
{
    if (! advice.followUp)
        return {};

    const auto& followUp = *advice.followUp;
    const auto change = changeText (followUp.loudnessChangeDb);
    const auto peak = "its loudest peak is " + valueText (followUp.truePeakDbtp, "dBTP");

    switch (followUp.kind)
    {
        case FollowUpKind::done: return fmt::format ("Same passage, {}; {}: done.", change, peak);

        case FollowUpKind::doneIfFader:
            return fmt::format ("Same passage, {}; {}: done, if you moved the master fader.", change, peak);

        case FollowUpKind::stillOver:
        case FollowUpKind::louder: return fmt::format ("Same passage, {}; {}.", change, peak);

        case FollowUpKind::noChange:
            return "Same passage, same level as before. If you moved the fader, Twobus may be listening before it.";

        case FollowUpKind::compressed:
            return fmt::format ("Same passage, {}, but its peak is {}. If you moved only the fader, something after it "
                                "compresses.",
                                change, peakChangeText (followUp.truePeakChangeDb));

        case FollowUpKind::reshaped:
            return fmt::format ("Same passage, {}, but its peak is {}.", change,
                                peakChangeText (followUp.truePeakChangeDb));

        case FollowUpKind::changed: return fmt::format ("Same passage, {}.", change);
    }

    return {};
}

std::string auditionText (const Advice& advice)
{
    if (! advice.audition)
        return {};

    const auto& audition = *advice.audition;
    const auto peak = valueText (audition.truePeakDbtp, "dBTP");
    const auto hasLasted = audition.secondsPlayed >= 1.0;
    const auto played = hasLasted ? "Since then " + durationText (audition.secondsPlayed) + " played" : "Since then";

    if (audition.flatTopsAtFullScale > 0)
        return fmt::format ("{}: clipped at 0 dBFS.", played);

    if (audition.samplesOverFullScale > 0)
        return fmt::format ("{}: {} over 0 dBFS, up to {}.", played,
                            countText (audition.samplesOverFullScale, "sample", "samples"), peak);

    return hasLasted ? fmt::format ("{}, up to {}.", played, peak) : std::string();
}

std::string coverageText (const Advice& advice)
{
    const auto& missing = advice.coverage.notReplayed;

    if (advice.isLive && missing)
        return fmt::format ("Play {} again: it last peaked at {}.", placeOf (advice.coverage.playAgain),
                            valueText (missing->truePeakDbtp, "dBTP"));

    return advice.coverage.pauses > 0 ? "Part of what played was not measured, so it is not judged." : std::string();
}

std::string warningText (const Advice& advice, bool isSinceReset)
{
    const auto& warning = advice.warning;

    if (warning.count == 0)
        return {};

    const auto isOnce = warning.count == 1;
    auto text =
        fmt::format ("{} over {} dBTP", isOnce ? "Once" : countText (warning.count, "time", "times"),
                     numberText (warning.limitDbtp, warning.limitDbtp == std::round (warning.limitDbtp) ? 0 : 1));

    if (warning.lastSeconds)
        text += (isOnce ? ", " : ", last ") + whenText (advice, isSinceReset);

    if (warning.highestDbtp)
        text += ", up to " + valueText (*warning.highestDbtp, "dBTP");

    return text + ".";
}
} // namespace twobus

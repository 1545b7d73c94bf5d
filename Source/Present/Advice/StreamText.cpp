#include "Present/Advice/StreamText.h"

#include "Present/Base/Capitalised.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string besideTarget (double aboveTargetLu)
{
    if (aboveTargetLu == 0.0)
        return "at";

    return fmt::format ("{} {}", valueText (std::abs (aboveTargetLu), "LU"), aboveTargetLu > 0.0 ? "above" : "below");
}
} // namespace

std::string streamHeadline (const StreamLevels& levels)
{
    switch (levels.state)
    {
        case StreamState::clipped: return "Clipped: peaks are cut off";
        case StreamState::overCeiling: return "Peaks over the ceiling";
        case StreamState::loud: return "Louder than the target";
        case StreamState::quiet: return "Quieter than the target";
        case StreamState::onTarget: break;
    }

    return "On target";
}

std::string lastMinutesName (const LastMinutes& last)
{
    return last.secondsMeasured < 60.0 * last.minutes ? "last " + durationText (last.secondsMeasured)
                                                      : fmt::format ("last {} min", last.minutes);
}

std::string streamLoudnessText (const StreamLevels& levels)
{
    if (! levels.aboveTargetLu)
        return {};

    return fmt::format ("{}: {}, {} the target of {}.", capitalised (lastMinutesName (levels.last)),
                        valueText (levels.last.integratedLufs, "LUFS"), besideTarget (*levels.aboveTargetLu),
                        limitText (levels.targetLufs, "LUFS"));
}

std::string streamClipText (const StreamLevels& levels)
{
    const auto& last = levels.last;

    if (levels.state != StreamState::clipped || ! last.secondsSinceClip)
        return {};

    const auto ago = *last.secondsSinceClip < 2.0 ? "just now" : durationText (*last.secondsSinceClip) + " ago";
    return fmt::format ("{} in the {}, the last {}. Lower what feeds the plug-in or output that clips.",
                        countText (last.clips, "flat top", "flat tops"), lastMinutesName (last), ago);
}

std::string streamPeaksText (const Advice& advice, const Choices& choices)
{
    const auto ceiling = limitText (choices.streamCeilingDbtp, "dBTP");

    if (! advice.stream || ! advice.stream->last.truePeakDbtp)
        return fmt::format ("Target: {}, peaks up to {}.", limitText (choices.streamTargetLufs, "LUFS"), ceiling);

    return fmt::format ("Peaks up to {}; the ceiling is {}.", valueText (*advice.stream->last.truePeakDbtp, "dBTP"),
                        ceiling);
}

std::string streamCoverageText (const MeterReadings& sinceReset)
{
    if (sinceReset.secondsOfSignal < 1.0)
        return {};

    return fmt::format ("Since reset: {}, peaks up to {}; {} of sound.", valueText (sinceReset.integratedLufs, "LUFS"),
                        valueText (sinceReset.truePeakDbtp, "dBTP"), durationText (sinceReset.secondsOfSignal));
}
} // namespace twobus

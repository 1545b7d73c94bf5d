#include "Present/Meters/TimelineText.h"

#include "Present/Base/Capitalised.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
/** What to do about it, after the nature. */
std::string_view remedyOf (Cause cause)
{
    switch (cause)
    {
        case Cause::clean:
        case Cause::overFullScale: return "lowering the level fixes it";
        case Cause::interSample: return "slightly less level, or a true-peak limiter, fixes it";
        case Cause::flatAtFullScale: return "the real peak is unknown";
        case Cause::flatBelowFullScale: return "lowering the level cannot fix it";
        case Cause::limiterPinned:
        case Cause::none: break;
    }

    return {};
}

std::string causeText (const MomentReadings& moment)
{
    auto text = natureText (moment.octaveBandHz, moment.cause);

    if (moment.isClip && moment.cause == Cause::none)
        text += text.empty() ? "clipped" : ", clipped";

    if (const auto remedy = remedyOf (moment.cause); ! remedy.empty())
        text += fmt::format (": {}", remedy);

    return text.empty() ? text : capitalised (text) + ".";
}

bool isKnown (const std::optional<double>& lufs) { return lufs && ! std::isnan (*lufs); }
} // namespace

std::string whenText (const MomentReadings& moment)
{
    constexpr auto instant = 0.1;
    const auto lasted =
        moment.over && (moment.over->isRunning || moment.over->endSeconds - moment.over->beginSeconds >= instant);
    std::string text;

    // The headline already has the time of an instant.
    if (lasted)
        text = fmt::format ("Over {}: {}.", valueText (moment.limitDbtp, "dBTP"), spanText (*moment.over));

    if (moment.inDaw)
        text += fmt::format ("{}In the DAW: {}.", text.empty() ? "" : " ",
                             lasted ? spanText (*moment.inDaw) : tenthsText (moment.inDaw->beginSeconds));

    return text;
}

std::string loudnessText (const MomentReadings& moment)
{
    std::string text;

    if (isKnown (moment.shortTermLufs))
        text = "S " + valueText (moment.shortTermLufs, "LUFS");

    if (isKnown (moment.momentaryLufs))
        text += (text.empty() ? "M " : ", M ") + valueText (moment.momentaryLufs, "LUFS");

    return text;
}

std::string groupText (const MomentReadings& moment)
{
    if (! moment.group)
        return {};

    const auto& group = *moment.group;
    const auto what = group.clips > 0
                          ? countText (group.clips, "clip", "clips")
                          : countText (group.overs, "time", "times") + " over " + valueText (moment.limitDbtp, "dBTP");
    return fmt::format ("{}, {}. The worst:", what, spanText (group.span));
}

MomentText wordsFor (const MomentReadings& moment, const ChannelLayout& layout)
{
    MomentText text;
    text.group = groupText (moment);
    text.headline = fmt::format ("{} dBTP at {}", signedNumberText (moment.truePeakDbtp), momentText (moment.seconds));

    if (moment.channel && *moment.channel < layout.size())
        text.headline += fmt::format (" ({})", channelWord (layout, *moment.channel));

    text.loudness = loudnessText (moment);
    text.when = whenText (moment);
    text.cause = causeText (moment);
    return text;
}

std::string columnText (const MomentReadings& moment, double columnSeconds)
{
    const auto tenth = static_cast<std::int64_t> (std::floor (moment.seconds * 10.0 + 1.0e-6)) % 10;
    auto time =
        durationText (moment.seconds + 1.0e-7) + (columnSeconds < 1.0 ? fmt::format (".{}", tenth) : std::string());

    if (moment.inDaw)
        time += fmt::format (" ({} in the DAW)", columnSeconds < 1.0 ? tenthsText (moment.inDaw->beginSeconds)
                                                                     : durationText (moment.inDaw->beginSeconds));

    return fmt::format ("{}  S {}  M {}  peak {}", time, valueText (moment.shortTermLufs, "LUFS"),
                        valueText (moment.momentaryLufs, "LUFS"), valueText (moment.truePeakDbtp, "dBTP"));
}

std::string passText (const PassReadings& pass)
{
    const auto name = pass.joinedFrom != 0 ? fmt::format ("passes {}–{}", pass.joinedFrom, pass.number)
                      : pass.isRender      ? std::string ("render")
                                           : fmt::format ("pass {}", pass.number);
    const auto pauses = pass.pauses > 0 ? ", " + pausesText (pass.pauses) : std::string();
    return fmt::format ("{} · {}{}{}", name, durationText (pass.lengthSeconds), pauses, pass.isRunning ? " (now)" : "");
}

std::string mostFrequentText (std::optional<int> fromLufs)
{
    return fromLufs ? fmt::format ("most often {} to {} LUFS", numberText (*fromLufs, 0), numberText (*fromLufs + 1, 0))
                    : "nothing measured";
}

std::string timeAtLoudnessText (int fromLufs, double seconds, double share)
{
    return fmt::format ("{} to {} LUFS: {}, {} % of the sound", numberText (fromLufs, 0), numberText (fromLufs + 1, 0),
                        durationText (seconds), numberText (100.0 * share, 0));
}

std::string timelineText (double secondsMeasured, std::uint32_t numPasses, const std::optional<LoudestMoment>& loudest)
{
    auto text = durationText (secondsMeasured) + " measured";

    if (numPasses > 0)
        text += ", " + countText (numPasses, "pass", "passes");

    if (loudest && std::isfinite (loudest->truePeakDbtp))
        text += fmt::format (", loudest {} dBTP at {}", signedNumberText (loudest->truePeakDbtp),
                             momentText (loudest->seconds));

    return text;
}
} // namespace twobus

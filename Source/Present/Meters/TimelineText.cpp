#include "Present/Meters/TimelineText.h"

#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string_view sentenceOf (Cause cause)
{
    switch (cause)
    {
        case Cause::clean: return "The peak isn't clipped: lowering the level fixes it.";
        case Cause::interSample:
            return "Only between the samples: slightly less level, or a true-peak limiter, fixes "
                   "it.";
        case Cause::overFullScale: return "Samples over 0 dBFS, but not clipped: lowering the level fixes it.";
        case Cause::flatAtFullScale: return "Flat at full scale: it is clipped, and the real peak is unknown.";
        case Cause::flatBelowFullScale:
            return "Flat below full scale: it was clipped earlier, and lowering the level "
                   "cannot fix it.";
        case Cause::limiterPinned: return "At the ceiling of a limiter or clipper.";
        case Cause::none: break;
    }

    return {};
}

std::string bandText (double hz)
{
    return hz < 1000.0 ? fmt::format ("{:g} Hz", hz) : fmt::format ("{:g} kHz", hz / 1000.0);
}

bool isKnown (const std::optional<double>& lufs) { return lufs && ! std::isnan (*lufs); }
} // namespace

MomentText wordsFor (const MomentReadings& moment, const ChannelLayout& layout)
{
    MomentText text;
    text.headline = fmt::format ("{} dBTP at {}", signedNumberText (moment.truePeakDbtp), momentText (moment.seconds));

    if (moment.channel && *moment.channel < layout.size())
        text.headline += fmt::format (" ({})", channelWord (layout, *moment.channel));

    if (isKnown (moment.shortTermLufs))
        text.loudness = "S " + valueText (moment.shortTermLufs, "LUFS");

    if (isKnown (moment.momentaryLufs))
        text.loudness += (text.loudness.empty() ? "M " : ", M ") + valueText (moment.momentaryLufs, "LUFS");

    if (moment.octaveBandHz)
        text.cause = fmt::format ("Strongest around {}.", bandText (*moment.octaveBandHz));

    if (const auto sentence = sentenceOf (moment.cause); ! sentence.empty())
        text.cause += fmt::format ("{}{}", text.cause.empty() ? "" : " ", sentence);

    return text;
}

std::string columnText (const MomentReadings& moment, double columnSeconds)
{
    const auto tenth = static_cast<std::int64_t> (std::floor (moment.seconds * 10.0 + 1.0e-6)) % 10;
    const auto time =
        durationText (moment.seconds + 1.0e-7) + (columnSeconds < 1.0 ? fmt::format (".{}", tenth) : std::string());
    return fmt::format ("{}  S {}  M {}  {}", time, valueText (moment.shortTermLufs, "LUFS"),
                        numberText (moment.momentaryLufs), valueText (moment.truePeakDbtp, "dBTP"));
}

std::string passText (const PassReadings& pass)
{
    return fmt::format ("pass {} · {}{}", pass.number, durationText (pass.lengthSeconds),
                        pass.isRunning ? " (now)" : "");
}

std::string timelineLegend (double limitDbtp)
{
    return fmt::format ("short-term loudness over momentary · true peaks over {} · passes",
                        valueText (limitDbtp, "dBTP"));
}

std::string mostFrequentText (std::optional<int> fromLufs)
{
    return fromLufs ? fmt::format ("most often {} to {} LUFS", numberText (*fromLufs, 0), numberText (*fromLufs + 1, 0))
                    : "nothing measured";
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

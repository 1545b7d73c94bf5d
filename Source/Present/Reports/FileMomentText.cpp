#include "Present/Reports/FileMomentText.h"

#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <string_view>

namespace twobus
{
namespace
{
std::string_view causeNoun (Cause cause) noexcept
{
    switch (cause)
    {
        case Cause::clean: return "intact";
        case Cause::interSample: return "between samples";
        case Cause::overFullScale: return "over 0 dBFS, intact";
        case Cause::flatAtFullScale: return "clipped";
        case Cause::flatBelowFullScale: return "clipped earlier";
        case Cause::limiterPinned: return "on a limiter's ceiling";
        case Cause::none: break;
    }

    return {};
}

double toTwoDigits (double value)
{
    const auto step = std::pow (10.0, std::floor (std::log10 (value)) - 1.0);
    return std::round (value / step) * step;
}
} // namespace

std::string octaveBandText (double centreHz)
{
    const auto low = toTwoDigits (centreHz / std::numbers::sqrt2), high = toTwoDigits (centreHz * std::numbers::sqrt2);

    if (high < 1000.0)
        return fmt::format ("{:.0f}–{:.0f} Hz", low, high);

    if (low < 1000.0)
        return fmt::format ("{:.0f} Hz–{:g} kHz", low, high / 1000.0);

    return fmt::format ("{:g}–{:g} kHz", low / 1000.0, high / 1000.0);
}

FileMomentText fileMomentText (const LoudMoment& moment, const ChannelLayout& layout)
{
    FileMomentText text { momentText (moment.seconds), valueText (moment.truePeakDbtp, "dBTP"), {} };

    if (layout.size() > 1 && moment.channel < layout.size())
        text.level += " " + channelName (layout, moment.channel);

    if (moment.octaveBandHz)
        text.nature = "mostly " + octaveBandText (*moment.octaveBandHz);

    if (const auto nature = causeNoun (moment.cause); ! nature.empty())
        text.nature += (text.nature.empty() ? "" : ", ") + std::string (nature);

    return text;
}
} // namespace twobus

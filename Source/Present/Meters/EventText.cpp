#include "Present/Meters/EventText.h"

#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace twobus
{
namespace
{
constexpr double shortestSpan = 0.1, longestInTenths = 10.0;

double toTwoDigits (double value)
{
    const auto step = std::pow (10.0, std::floor (std::log10 (value)) - 1.0);
    return std::round (value / step) * step;
}
} // namespace

std::string_view natureOf (Cause cause) noexcept
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

std::string octaveBandText (double centreHz)
{
    const auto low = toTwoDigits (centreHz / std::numbers::sqrt2), high = toTwoDigits (centreHz * std::numbers::sqrt2);

    if (high < 1000.0)
        return fmt::format ("{:.0f}–{:.0f} Hz", low, high);

    if (low < 1000.0)
        return fmt::format ("{:.0f} Hz–{:g} kHz", low, high / 1000.0);

    return fmt::format ("{:g}–{:g} kHz", low / 1000.0, high / 1000.0);
}

std::string natureText (std::optional<double> octaveBandHz, Cause cause)
{
    auto text = octaveBandHz ? "mostly " + octaveBandText (*octaveBandHz) : std::string();

    if (const auto nature = natureOf (cause); ! nature.empty())
        text += (text.empty() ? "" : ", ") + std::string (nature);

    return text;
}

bool isClipped (Cause cause) noexcept { return cause == Cause::flatAtFullScale || cause == Cause::flatBelowFullScale; }

Severity eventSeverity (bool isClip, bool isClippedByChoice, bool isOverLimit) noexcept
{
    if (isClip && ! isClippedByChoice)
        return Severity::damage;

    return isOverLimit ? Severity::caution : Severity::neutral;
}

std::string spanText (const EventSpan& span)
{
    const auto seconds = span.endSeconds - span.beginSeconds;

    if (span.isRunning)
        return "since " + tenthsText (span.beginSeconds);

    if (seconds < shortestSpan)
        return momentText (span.beginSeconds);

    return seconds < longestInTenths
               ? fmt::format ("{} to {}", tenthsText (span.beginSeconds), tenthsText (span.endSeconds))
               : fmt::format ("{} to {}", durationText (span.beginSeconds), durationText (span.endSeconds));
}

std::vector<EventLegendEntry> eventLegend (double limitDbtp)
{
    return { { Severity::caution, "over " + valueText (limitDbtp, "dBTP") }, { Severity::damage, "clipped" } };
}

std::vector<EventLegendEntry> judgedEventLegend (std::optional<double> limitDbtp)
{
    auto entries = eventLegend (limitDbtp.value_or (0.0));

    if (! limitDbtp)
        entries.erase (entries.begin());

    entries.push_back ({ Severity::neutral, "nothing to fix" });
    return entries;
}
} // namespace twobus

#include "App/Timeline/TimelineRange.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twobus
{
namespace
{
constexpr std::array<double, 14> spans { 60.0,   120.0,   300.0,   600.0,   1200.0,   1800.0,   3600.0,
                                         7200.0, 14400.0, 28800.0, 86400.0, 172800.0, 604800.0, 1209600.0 };

constexpr std::array<double, 19> intervals { 1.0,     2.0,     5.0,     10.0,    20.0,    30.0,   60.0,
                                             120.0,   300.0,   600.0,   1200.0,  1800.0,  3600.0, 7200.0,
                                             14400.0, 28800.0, 43200.0, 86400.0, 172800.0 };

constexpr double closestMarks = 84.0; // pixels: "312:00:00" and some room

/** The share of the view that is empty after it has jumped ahead by a page. */
constexpr double emptyShare = 0.25;

/** The earliest start, in whole pages, from which a span reaches this moment. */
double firstOfPage (double spanSeconds, double seconds) noexcept
{
    const auto page = spanSeconds * emptyShare;
    return std::max (0.0, std::ceil ((seconds - spanSeconds) / page) * page);
}
} // namespace

double timelineSpanFor (double seconds) noexcept
{
    const auto found = std::find_if (spans.begin(), spans.end(), [seconds] (double span) { return seconds <= span; });
    return found != spans.end() ? *found : spans.back();
}

double timelineMarkInterval (double spanSeconds, int width) noexcept
{
    const auto pixelsPerSecond = std::max (1, width) / spanSeconds;
    const auto found = std::find_if (intervals.begin(), intervals.end(),
                                     [&] (double interval) { return interval * pixelsPerSecond >= closestMarks; });
    return found != intervals.end() ? *found : spanSeconds;
}

//==============================================================================
float TimelineSpan::xOf (double seconds, int width) const noexcept
{
    return static_cast<float> ((seconds - firstSeconds) / lengthSeconds * width);
}

double TimelineSpan::secondsAt (float x, int width) const noexcept
{
    return firstSeconds + static_cast<double> (x) / std::max (1, width) * lengthSeconds;
}

//==============================================================================
TimelineSpan TimelineRange::whole() const noexcept
{
    const auto length = timelineSpanFor (measured);
    return { firstOfPage (length, measured), length };
}

void TimelineRange::setMeasuredSeconds (double seconds)
{
    const auto isAnother = seconds < measured;
    const auto follows = showsNewestEnd();
    measured = seconds;

    if (isWhole || isAnother)
        fit();
    else if (follows && measured > shown.lastSeconds())
        show ({ measured - (1.0 - emptyShare) * shown.lengthSeconds, shown.lengthSeconds });
    else
        show (shown);
}

void TimelineRange::show (TimelineSpan span)
{
    const auto bounds = whole();
    const auto shortest = std::min (shortestSpanSeconds, bounds.lengthSeconds);
    span.lengthSeconds = std::clamp (span.lengthSeconds, shortest, bounds.lengthSeconds);
    span.firstSeconds = std::clamp (span.firstSeconds, bounds.firstSeconds, bounds.lastSeconds() - span.lengthSeconds);
    isWhole = span.lengthSeconds >= bounds.lengthSeconds;
    shown = isWhole ? bounds : span;
}

void TimelineRange::zoomAbout (double seconds, double factor)
{
    if (! std::isfinite (factor) || factor <= 0.0)
        return;

    const auto longest = whole().lengthSeconds;
    const auto length = std::clamp (shown.lengthSeconds * factor, shortestSpanSeconds, longest);
    const auto share =
        (std::clamp (seconds, shown.firstSeconds, shown.lastSeconds()) - shown.firstSeconds) / shown.lengthSeconds;
    show ({ shown.firstSeconds + share * (shown.lengthSeconds - length), length });
}

void TimelineRange::panBy (double seconds)
{
    if (! isWhole)
        show ({ shown.firstSeconds + seconds, shown.lengthSeconds });
}

void TimelineRange::reveal (double seconds)
{
    if (! isWhole && ! shown.contains (seconds))
        show ({ seconds - 0.5 * shown.lengthSeconds, shown.lengthSeconds });
}

void TimelineRange::fit()
{
    isWhole = true;
    shown = whole();
}
} // namespace twobus

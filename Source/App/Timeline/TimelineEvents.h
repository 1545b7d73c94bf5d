#pragma once

#include "App/Timeline/TimelineColumns.h"
#include "App/Timeline/TimelineMemory.h"
#include "Core/Causes/Cause.h"

#include <cstdint>
#include <optional>
#include <vector>

/** @file
    The events of a timeline: where the true peak went over the warning limit, and the loudest moment. No drawing.
*/
namespace twobus
{
/** What is known of it; for what the readings no longer hold, the history's true peak alone. */
struct TimelineEvent
{
    double seconds = 0.0; ///< of its highest true peak; to the column's length where it is known from the history alone
    double truePeakDbtp = 0.0;
    std::optional<std::uint32_t> channel;
    std::optional<double> octaveBandHz;
    Cause cause = Cause::none;

    bool operator== (const TimelineEvent&) const = default;
};

/** At most one event for so many pixels and for a second, the highest, so that their marks do not overlap. */
std::vector<TimelineEvent> oversIn (const TimelineColumns&, const TimelineMemory&, double limitDbtp,
                                    float closestPixels);

/** With what the memory knows of it. */
TimelineEvent eventOf (const LoudestMoment&, const TimelineMemory&);

/** The same with its time as exact as the history and the memory know it; it lies within a column of that length. */
TimelineEvent refined (const TimelineEvent&, double columnSeconds, const History&, const TimelineMemory&);

/** The neighbour of a moment: the next later one, or the next earlier; from those drawn, and from those kept where
    nothing is drawn. Empty where there is none. */
std::optional<double> neighbourOf (double seconds, bool isLater, const std::vector<TimelineEvent>& drawn,
                                   const TimelineSpan& visible, const TimelineMemory&);
} // namespace twobus

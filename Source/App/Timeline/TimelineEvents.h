#pragma once

#include "App/Timeline/TimelineColumns.h"
#include "App/Timeline/TimelineMemory.h"
#include "Core/Causes/Cause.h"
#include "Present/Meters/EventText.h"

#include <cstdint>
#include <optional>
#include <vector>

/** @file
    The events of a timeline: where the true peak went over the warning limit, where the sound is clipped, and the
    loudest moment. Draws nothing.
*/
namespace twobus
{
/** The events that one mark stands for, because their own marks would overlap: more than one. */
struct EventGroup
{
    std::size_t clips = 0; ///< how many places are clipped
    std::size_t overs = 0; ///< how often the level was over the limit; counted only if nothing is clipped
    EventSpan span; ///< from when the first began to when the last ended

    bool operator== (const EventGroup&) const = default;
};

/** All that is known about an event. If the readings no longer hold it, only the history's true peak is known. */
struct TimelineEvent
{
    double seconds = 0.0; ///< of its highest true peak; only as exact as a column if it comes from the history alone
    double truePeakDbtp = 0.0;
    std::optional<std::uint32_t> channel;
    std::optional<double> octaveBandHz;
    Cause cause = Cause::none;
    bool isClip = false; ///< flat tops, even if the cause is no longer known
    std::optional<EventSpan> over {}; ///< from when to when it was over the limit
    std::optional<EventGroup> group {}; ///< if it is the worst of several

    bool operator== (const TimelineEvent&) const = default;
};

/** The overs and the clips, also those below the limit, at least closestPixels and one second apart so that their marks
    do not overlap. Of events that are closer, the worst is returned (a clip, if there is one, and otherwise the
    highest), with how many there are. */
std::vector<TimelineEvent> eventsIn (const TimelineColumns&, const TimelineMemory&, double limitDbtp,
                                     float closestPixels);

/** The loudest moment as an event, with what the memory knows about it. */
TimelineEvent eventOf (const LoudestMoment&, const TimelineMemory&);

/** The same event, with its time as exact as the history and the memory know it. columnSeconds: the length of the
    column around event.seconds in which the event lies. */
TimelineEvent refined (const TimelineEvent&, double columnSeconds, const History&, const TimelineMemory&);

/** The time of the next event after this moment, or of the next one before it. Considers the events drawn, and outside
    the visible span the overs and the clipped moments in the memory. Empty if there is none. */
std::optional<double> neighbourOf (double seconds, bool isLater, const std::vector<TimelineEvent>& drawn,
                                   const TimelineSpan& visible, const TimelineMemory&);
} // namespace twobus

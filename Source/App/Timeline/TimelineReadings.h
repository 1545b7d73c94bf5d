#pragma once

#include "App/Session/Frame.h"
#include "App/Timeline/TimelineColumns.h"
#include "App/Timeline/TimelineEvents.h"
#include "Present/Meters/TimelineText.h"

/** @file
    The readings of a moment or an event on the timeline, for its cards. Message thread.
*/
namespace twobus
{
/** column: the one that this moment lies in. */
MomentReadings readingsAt (double seconds, const TimelineColumn& column, const Frame&);

/** limitDbtp: what the event went over. */
MomentReadings readingsOf (const TimelineEvent&, double limitDbtp, const Frame&);
} // namespace twobus

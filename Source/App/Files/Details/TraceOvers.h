#pragma once

#include "Core/Bank/ProgrammeTrace.h"
#include "Present/Meters/EventText.h"

#include <optional>

namespace twobus
{
/** From when to when the true peak was over the limit around this moment, to the length of a column. As in the live
    events (LevelEvents), it is one event until the level has been at or below the limit for a second. Empty if the
    moment is not over the limit. Draws nothing. */
std::optional<EventSpan> overAround (const ProgrammeTrace&, double seconds, double limitDbtp);
} // namespace twobus

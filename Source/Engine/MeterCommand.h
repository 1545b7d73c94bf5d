#pragma once

#include <cstdint>

namespace twobus
{
/** What the message thread may ask of the meter thread. There is no "new target": the target is an input of
    Advice, which the message thread asks itself. */
enum class MeterCommand : std::uint8_t
{
    reset, ///< start a new measurement; the one before can be had back
    undoReset, ///< the measurement before the last reset again; what came in between is not in it
    pause, ///< measure nothing until resume; frames that pass meanwhile are not lost, only not wanted
    resume,
    clearHolds
};
} // namespace twobus

#pragma once

#include "Core/Needle.h"

#include <cstdint>
#include <variant>

/** What the message thread may ask of the meter thread. There is no "new target": the target is an input of
    Advice, which the message thread asks itself. */
namespace twobus
{
enum class MeterCommand : std::uint8_t
{
    reset, ///< start a new measurement; the one before can be had back
    undoReset, ///< the measurement before the last reset again; what came in between is not in it
    pause, ///< measure nothing until resume; frames that pass meanwhile are not lost, only not wanted
    resume,
    clearHolds
};

/** What goes to the meter thread, in order: a command, or the needle to move from now on. */
using MeterRequest = std::variant<MeterCommand, Needle>;
} // namespace twobus

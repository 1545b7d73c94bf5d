#pragma once

#include <cstdint>

namespace twobus
{
/** What the message thread can ask of the meter thread. There is no "new target" command, because the target is an
    input of Advice, which the message thread calls itself. */
enum class MeterCommand : std::uint8_t
{
    reset, ///< start a new measurement; undoReset brings the old one back
    discard, ///< start a new measurement without this one; what the last reset put away stays
    undoReset, ///< return to the measurement before the last reset, without the audio since then
    withdrawPass, ///< the running pass was no programme: see MeterBank
    pause, ///< measure nothing until resume; frames that pass meanwhile don't count as lost
    resume,
    leaveOut, ///< the pass ends, and what comes is no programme: nothing is measured until takeIn
    takeIn,
    clearHolds,
    joinOrSplitPasses, ///< judge the newest pass together with the one before it, or apart again
    newPass, ///< the pass ends here, and the next begins: the user says so
    nextRound, ///< the player began a loop again while it rolled: the pass ends, and the next begins
    jumpBack ///< the same, but to another place than where the pass began
};
} // namespace twobus

#pragma once

#include "Core/Bank/MeterBank.h"
#include "Engine/MeterSnapshot.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace twobus
{
/** Tracks stream faults in the judged pass (see PassBank). A loss counts for the pass in which it happened; a loss
    between two passes counts for neither. Used by the meter thread only. */
class PassHealth
{
public:
    /** Call this after each block, with the counts since the reset. */
    void follow (const MeterBank& bank, const StreamHealth& sinceReset) noexcept
    {
        const auto active = bank.activePass();

        if (std::exchange (activePass, active) != active && active != 0)
        {
            if (newest.number == bank.keptPass())
                kept = newest;

            newest = { active, {} };
            before = sinceReset;
        }

        if (active != 0 && bank.hasSignal())
            newest.health = difference (sinceReset, before);
    }

    /** Before the first pass, returns everything since the reset, because it is unknown what was missed. */
    StreamHealth ofPass (const std::optional<PassReadings>& pass, const StreamHealth& sinceReset) const noexcept
    {
        if (! pass)
            return sinceReset;

        return pass->number == newest.number ? newest.health
               : pass->number == kept.number ? kept.health
                                             : StreamHealth();
    }

private:
    struct Pass
    {
        std::uint32_t number = 0;
        StreamHealth health;
    };

    static StreamHealth difference (const StreamHealth& now, const StreamHealth& then) noexcept
    {
        return { now.lostFrames - then.lostFrames, now.droppedFrames - then.droppedFrames,
                 now.interruptions - then.interruptions, now.framesTooFast - then.framesTooFast };
    }

    std::uint32_t activePass = 0;
    Pass newest, kept;
    StreamHealth before;
};
} // namespace twobus

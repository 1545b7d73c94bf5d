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
            noteEnd (bank, active);
            newest = { active, {} };
            before = sinceReset;
        }

        if (active != 0 && bank.hasSignal())
            newest.health = difference (sinceReset, before);
    }

    /** Of joined passes, returns the sum. Before the first pass, returns everything since the reset, because it is unknown what was missed. */
    StreamHealth ofPass (const std::optional<PassReadings>& pass, const StreamHealth& sinceReset) const noexcept
    {
        if (! pass)
            return sinceReset;

        if (pass->joinedFrom != 0 && pass->number == newest.number)
            return sum (beforeNewest, newest.health);

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

    /** A blip has the number of the pass that follows it. */
    void noteEnd (const MeterBank& bank, std::uint32_t next) noexcept
    {
        const auto wasJoined = bank.firstPassToJoin() != 0 && bank.firstPassToJoin() < newest.number;
        const auto ended = wasJoined ? sum (beforeNewest, newest.health) : newest.health;

        if (newest.number == bank.keptPass())
            kept = { newest.number, ended };

        if (newest.number < next)
            beforeNewest = ended;
    }

    static StreamHealth sum (const StreamHealth& a, const StreamHealth& b) noexcept
    {
        return { a.lostFrames + b.lostFrames, a.droppedFrames + b.droppedFrames, a.interruptions + b.interruptions,
                 a.framesTooFast + b.framesTooFast };
    }

    static StreamHealth difference (const StreamHealth& now, const StreamHealth& then) noexcept
    {
        return { now.lostFrames - then.lostFrames, now.droppedFrames - then.droppedFrames,
                 now.interruptions - then.interruptions, now.framesTooFast - then.framesTooFast };
    }

    std::uint32_t activePass = 0;
    Pass newest, kept;
    StreamHealth beforeNewest; ///< of the passes that the newest can be joined with
    StreamHealth before;
};
} // namespace twobus

#pragma once

#include "Core/Bank/MeterBank.h"
#include "Engine/MeterSnapshot.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace twobus
{
/** Tracks stream faults in the judged pass (see PassBank), and since the first sound of the measurement. A loss counts
    if it falls within sound or directly before or after it, and for the pass of that sound. A loss in the silence
    before the first sound or between two passes counts for none. A render is one pass from its first sound to its end,
    so a loss in its silence counts too: what was lost is perhaps not silent. Used by the meter thread only. */
class PassHealth
{
public:
    /** Call this after each block, with the counts since the reset. A block of no frames tells of a loss at the end. */
    void follow (const MeterBank& bank, const StreamHealth& sinceReset, bool isRender) noexcept
    {
        const auto active = bank.activePass();
        const auto hasSignal = bank.hasSignal();

        // A loss directly before the block with the first sound can have cost the sound's beginning. Before the first
        // block nothing was measured, so nothing is missing.
        const auto beforeBlock = atLastBlock.value_or (sinceReset);

        if (std::exchange (activePass, active) != active && active != 0)
        {
            noteEnd (bank, active);
            newest = { active, {} };
            before = beforeBlock;
        }

        if (active != 0 && (hasSignal || hadSignal || isRender))
            newest.health = difference (sinceReset, before);

        if (hasSignal && ! beforeSound)
            beforeSound = beforeBlock;

        atLastBlock = sinceReset;
        hadSignal = hasSignal;
    }

    /** Of joined passes, returns the sum. Before the first pass, returns what was lost in a sound that is still too
        short for a pass. */
    StreamHealth ofPass (const std::optional<PassReadings>& pass) const noexcept
    {
        if (! pass)
            return newest.health;

        if (pass->joinedFrom != 0 && pass->number == newest.number)
            return sum (beforeNewest, newest.health);

        return pass->number == newest.number ? newest.health
               : pass->number == kept.number ? kept.health
                                             : StreamHealth();
    }

    /** What happened since the first sound of the measurement; nothing if none was heard. */
    StreamHealth sinceSound (const StreamHealth& sinceReset) const noexcept
    {
        return beforeSound ? difference (sinceReset, *beforeSound) : StreamHealth();
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
    std::optional<StreamHealth> atLastBlock, beforeSound; ///< since the reset; empty before the first block or sound
    bool hadSignal = false; ///< at the end of the last block
};
} // namespace twobus

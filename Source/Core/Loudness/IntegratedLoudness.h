#pragma once

#include "Core/Loudness/LoudnessHistogram.h"

#include <optional>

namespace twobus
{
/** Integrated (programme) loudness, gated: ITU-R BS.1770-5, Annex 1, equations 3 to 7.

    It is fed with the weighted power of every 400 ms gating block, one each 100 ms. A block counts if it is louder than
    -70 LUFS and louder than the relative gate: the loudness of the mean power of the blocks above -70 LUFS, less 10 LU.
    Both comparisons are strict. Means are of power, never of decibels.
*/
class IntegratedLoudness
{
public:
    void reset() noexcept;
    void addGatingBlock (double weightedPower) noexcept;

    /** LUFS; empty before the first whole gating block, minus infinity if every block was below the gate. */
    std::optional<double> integratedLufs() const noexcept;

private:
    LoudnessHistogram aboveAbsoluteGate;
    bool anyBlock = false;
};
} // namespace twobus

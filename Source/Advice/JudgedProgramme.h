#pragma once

#include "Advice/Advice.h"

#include <cstdint>
#include <optional>

namespace twobus
{
/** The audio that a verdict covers: live its current pass (the running one or the last); for a file, and at the stage
    "streaming", all of it.

    Earlier passes may have been played with a different fader or mix, so they don't affect the verdict.
*/
struct JudgedProgramme
{
    std::optional<double> truePeakDbtp;
    std::optional<double> integratedLufs;
    double secondsOfSignal = 0.0;
    bool isFinished = false; ///< heard to its end
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatTopsAtFullScale = 0; ///< 0 if a limiter made them: see ClippedRuns.h
    std::uint64_t shallowTopsAtFullScale = 0; ///< light clipping, if flatTopsAtFullScale is 0: see ClippedRuns.h
    CeilingReadings ceilings;

    /** The flat tops that are named everywhere: those at full scale; those below it if there are none at full scale. */
    std::uint64_t flatTops() const noexcept
    {
        if (flatTopsAtFullScale > 0)
            return flatTopsAtFullScale;

        return ceilings.flatTopsBelowFullScale > 0 ? ceilings.flatTopsBelowFullScale : shallowTopsAtFullScale;
    }
};

JudgedProgramme judgedProgrammeOf (const AdviceInput&) noexcept;
} // namespace twobus

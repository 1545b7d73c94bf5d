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
    CeilingReadings ceilings;
};

JudgedProgramme judgedProgrammeOf (const AdviceInput&) noexcept;
} // namespace twobus

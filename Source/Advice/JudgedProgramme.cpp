#include "Advice/JudgedProgramme.h"

#include "Core/Causes/ClippedRuns.h"

namespace twobus
{
namespace
{
JudgedProgramme wholeProgrammeOf (const MeterReadings& readings) noexcept
{
    return { readings.truePeakDbtp,
             readings.integratedLufs,
             readings.secondsOfSignal,
             true,
             readings.samplesOverFullScale,
             clippedRunsAtFullScale (readings),
             shallowRunsAtFullScale (readings),
             readings.ceilings };
}

JudgedProgramme passOf (const PassReadings& pass) noexcept
{
    return { pass.truePeakDbtp,         pass.integratedLufs,           pass.secondsOfSignal,          ! pass.isRunning,
             pass.samplesOverFullScale, clippedRunsAtFullScale (pass), shallowRunsAtFullScale (pass), pass.ceilings };
}
} // namespace

JudgedProgramme judgedProgrammeOf (const AdviceInput& input) noexcept
{
    if (! input.isLive || input.choices.stage == Stage::streaming)
        return wholeProgrammeOf (input.readings);

    return input.readings.pass ? passOf (*input.readings.pass) : JudgedProgramme();
}
} // namespace twobus

#pragma once

#include "Advice/Advice.h"

#include <cstdint>
#include <optional>

namespace twobus
{
/** What a verdict on a programme is about: of a live stream its current pass, that is the running one or the last;
    of a file the whole of it.

    Passes before the current one were heard at another setting of the fader or of the mix: they have no say in its
    verdict.
*/
struct JudgedProgramme
{
    std::optional<double> truePeakDbtp;
    std::optional<double> integratedLufs;
    double secondsOfSignal = 0.0;
    bool isFinished = false; ///< it was heard to its end
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatTopsAtFullScale = 0;
    CeilingReadings ceilings;
};

JudgedProgramme judgedProgrammeOf (const AdviceInput&) noexcept;
} // namespace twobus

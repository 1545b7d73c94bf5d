#pragma once

#include "Core/Causes/CeilingReadings.h"
#include "Core/Passages/LoudestMoment.h"

#include <cstdint>
#include <optional>

namespace twobus
{
/** One pass: the user pressed play, and at some time stop. See PassMeter for where it starts and ends. All readings
    cover only this pass. */
struct PassReadings
{
    std::uint32_t number = 0; ///< starting with 1
    std::uint32_t joinedFrom = 0; ///< the first of the passes that the user joined up to this one; 0 if it is one pass
    bool isRunning = false; ///< stays true until 2 s after its last signal
    bool isRender = false; ///< a DAW rendered it; whoever feeds the meters knows, and sets it
    bool hasGap = false; ///< frames were lost in it, or measuring was paused
    std::uint32_t pauses = 0; ///< how often the user paused measuring in it
    double startSeconds = 0.0; ///< of measured audio, to 10 ms
    double lengthSeconds = 0.0; ///< from its first signal to its last
    double secondsOfSignal = 0.0; ///< the part of it above -60 dBFS

    double truePeakDbtp = 0.0;
    double samplePeakDbfs = 0.0;
    std::optional<double> integratedLufs; ///< of gating blocks counted from its start; empty before the first block
    std::optional<double> shortTermMaxLufs; ///< of windows that lie entirely in it
    std::optional<LoudestMoment> loudestMoment;

    std::uint64_t samplesOverFullScale = 0; ///< this and the next five: sums over the channels
    std::uint64_t flatRunsAtFullScale = 0; ///< not always clipping: see ClippedRuns.h
    std::uint64_t samplesInFlatRuns = 0; ///< at full scale: see FullScaleRuns
    std::uint64_t samplesInDeepRuns = 0; ///< the same of those that lost 0.1 dB or more
    std::uint64_t topsAtFullScale = 0; ///< in samples: see FullScaleRuns
    std::uint64_t invalidSamples = 0;
    CeilingReadings ceilings;
};
} // namespace twobus

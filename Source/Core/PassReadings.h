#pragma once
#include "Core/CeilingReadings.h"
#include "Core/Cause.h"
#include <cstdint>
#include <optional>
namespace twobus
{
struct LoudestMoment
{
    double seconds = 0.0;
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
};
struct PassReadings
{
    std::uint32_t number = 0;
    double startSeconds = 0.0, lengthSeconds = 0.0, secondsOfSignal = 0.0;
    bool isRunning = false, hasGap = false;
    std::optional<double> truePeakDbtp, samplePeakDbfs, integratedLufs, shortTermMaxLufs;
    std::uint64_t samplesOverFullScale = 0, flatRunsAtFullScale = 0, invalidSamples = 0;
    CeilingReadings ceilings;
    std::optional<LoudestMoment> loudestMoment;
};
struct PassageMatch
{
    double seconds = 0.0;
    std::uint32_t referencePass = 0;
    double startSeconds = 0.0, referenceStartSeconds = 0.0;
    double loudnessChangeDb = 0.0, truePeakChangeDb = 0.0, truePeakDbtp = 0.0, referenceTruePeakDbtp = 0.0, residualDb = 0.0;
};
struct UnreplayedMoment
{
    double seconds = 0.0;
    double truePeakDbtp = 0.0;
    std::uint32_t pass = 0;
};
} // namespace twobus

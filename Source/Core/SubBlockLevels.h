#pragma once

#include "Core/Cause.h"

#include <cstddef>
#include <cstdint>
#include <optional>

/** What a MeterBank found in one sub-block (10 ms, or the shorter last piece of a stretch), for the meters that look at
    the programme as a whole: passes, loud moments, passages. Amplitudes and powers are linear. */
namespace twobus
{
struct SubBlockLevels
{
    /** Totals since the reset, this sub-block's included. */
    struct Counts
    {
        std::uint64_t samplesOverFullScale = 0, flatRunsAtFullScale = 0, invalidSamples = 0;
    };

    std::uint64_t firstFrame = 0; ///< of measured audio
    std::size_t numFrames = 0; ///< may be 0: the last true-peak points of a programme
    bool isWhole = false; ///< 10 ms; the loudness powers below are this sub-block's only then
    bool hasSignal = false; ///< a channel's mean square is above -60 dBFS

    double truePeak = 0.0; ///< of all channels
    std::uint32_t channel = 0; ///< that has it
    double samplePeak = 0.0;
    Cause cause = Cause::none; ///< what made the peak

    double loudnessPower = 0.0; ///< weighted mean square of these 10 ms
    std::optional<double> momentaryPower, shortTermPower; ///< of the windows that end here

    Counts counts;

    void raiseTruePeak (std::uint32_t ofChannel, double magnitude) noexcept
    {
        if (magnitude <= truePeak)
            return;

        truePeak = magnitude;
        channel = ofChannel;
    }
};
} // namespace twobus

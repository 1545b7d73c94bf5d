#pragma once

#include "Core/Causes/Cause.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
/** What a MeterBank found in one sub-block (10 ms, or the shorter last piece of a stretch), for the meters that look at
    the programme as a whole: passes, loud moments, passages. Amplitudes and powers are linear. */
struct SubBlockLevels
{
    /** Totals since the reset, including this sub-block. */
    struct Counts
    {
        std::uint64_t samplesOverFullScale = 0, flatRunsAtFullScale = 0, samplesInFlatRuns = 0, samplesInDeepRuns = 0,
                      topsAtFullScale = 0, flatTopsBelowFullScale = 0, samplesInFlatTops = 0, samplesInDeepTops = 0,
                      samplesAtFlatTops = 0, invalidSamples = 0;
        double pinnedSeconds = 0.0;
    };

    std::uint64_t firstFrame = 0; ///< of measured audio
    std::size_t numFrames = 0; ///< can be 0, for the last true-peak points of a programme
    bool isWhole = false; ///< a full 10 ms; only then do the loudness powers below belong to this sub-block
    bool hasSignal = false; ///< a channel's mean square is above -60 dBFS

    double truePeak = 0.0; ///< of all channels
    std::uint32_t channel = 0; ///< the channel with that true peak
    double samplePeak = 0.0;
    double meanSquare = 0.0; ///< of the loudest channel
    bool hasFlatRunAtFullScale = false; ///< one ended here, and it is clipping: see ClippedRuns.h
    double flatTopLevel = 0.0; ///< of flat tops below full scale that were found here; 0 if none
    double pinnedCeiling = 0.0; ///< of the 5 s that end here; 0 if they are not pinned
    bool isCeilingOfTruePeaks = false; ///< and not of samples
    Cause cause = Cause::none; ///< what made the peak: see causeOf

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

/** What made the peak of these 10 ms, as far as they show it. */
inline Cause causeOf (const SubBlockLevels& levels) noexcept
{
    if (levels.hasFlatRunAtFullScale)
        return Cause::flatAtFullScale;

    // Over full scale, flat tops further down don't explain the peak.
    if (levels.flatTopLevel > 0.0 && (levels.samplePeak <= 1.0 || levels.flatTopLevel > 1.0))
        return Cause::flatBelowFullScale;

    if (levels.samplePeak > 1.0)
        return Cause::overFullScale;

    constexpr auto nearCeiling = 0.97; // -0.26 dB
    if (levels.pinnedCeiling > 0.0 && levels.truePeak >= levels.pinnedCeiling * nearCeiling)
        return Cause::limiterPinned;

    return levels.truePeak > 1.0 ? Cause::interSample : Cause::clean;
}
} // namespace twobus

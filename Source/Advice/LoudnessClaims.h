#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/Decibels.h"
#include "Core/Base/MeterFormat.h"

#include <cmath>
#include <optional>

namespace twobus
{
/** The loudness that a file claims (the bext chunk of a Broadcast Wave file, EBU Tech 3285 version 2), and whether the
    measurement agrees.

    Claims have steps of 0.01. Loudness agrees within 0.1 LU and true peak within 0.2 dB. These are the tolerances that
    Tech 3341 gives a meter, except for its -0.4 dB for true peaks: two good meters agree better than that. Maxima agree
    within 0.5 LU, because many meters update only ten times a second, and the range within 1 LU (Tech 3342).
*/
struct LoudnessClaims
{
    std::optional<double> integratedLufs, loudnessRangeLu, truePeakDbtp, momentaryMaxLufs, shortTermMaxLufs;
};

inline constexpr double loudnessToleranceLu = 0.1, truePeakToleranceDb = 0.2, maximumToleranceLu = 0.5,
                        rangeToleranceLu = 1.0;

/** The loudness to compare a claim with: the claim of a one-channel file counts the channel once, even if dualMono
    counts it twice here. */
inline std::optional<double> loudnessForClaim (const MeterReadings& readings, const MeterFormat& format) noexcept
{
    auto loudness = readings.integratedLufs;

    if (loudness && format.countsAsDualMono())
        *loudness -= twicePowerDb;

    return loudness;
}

/** Empty if either is missing. */
inline std::optional<bool> agreesWith (std::optional<double> claimed, std::optional<double> measured,
                                       double tolerance) noexcept
{
    constexpr double rounding = 0.005; // half a step of the claim
    return claimed && measured ? std::optional (std::abs (*measured - *claimed) <= tolerance + rounding) : std::nullopt;
}
} // namespace twobus

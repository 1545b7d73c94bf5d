#pragma once

#include "Core/Peaks/TruePeakInterpolator.h"

#include <array>
#include <cstddef>

namespace twobus
{
/** One point of the interpolator's grid: number `point` of factor(), counted from sample halfWidth - 1 of window
    `frame`. */
struct PeakInstant
{
    std::size_t frame = 0;
    std::size_t point = 0; ///< 0 is the sample itself
    double value = 0.0; ///< with its sign
};

/** The waveform that TruePeakInterpolator sees, with its sign, at one instant of its grid.

    Uses the same filters, multiplied out to one row of 48 weights for each point of a sample, in double precision:
    slow, so only for a few instants. It is linear: the values of several signals at one instant add up to the value of
    their sum.
*/
class TruePeakWaveform
{
public:
    static constexpr std::size_t taps = TruePeakInterpolator::taps;

    /** How many frames after a window's first sample its point 0 lies. */
    static constexpr std::size_t lagFrames = TruePeakInterpolator::halfWidth - 1;

    void prepare (double sampleRate) noexcept;

    /** Points per sample, including the sample itself. */
    std::size_t factor() const noexcept { return interpolator.factor(); }

    /** The value of a point in the window of 48 samples that starts here. */
    double at (const float* window, std::size_t point) const noexcept;

    /** The highest magnitude of the samples and points of numFrames windows, which start at samples[0], samples[1], ...
        (so it reads numFrames + 47 samples). Agrees with TruePeakDetector. */
    double highestMagnitude (const float* samples, std::size_t numFrames) const noexcept;

    /** Where that is; if several are equal, one of them. */
    PeakInstant highest (const float* samples, std::size_t numFrames) const noexcept;

private:
    TruePeakInterpolator interpolator;
    std::array<std::array<double, taps>, 8> weights {}; ///< for each point
};
} // namespace twobus

#pragma once

#include "Core/Peaks/TruePeakInterpolator.h"

#include <array>
#include <cstddef>

namespace twobus
{
/** One point of the interpolator's grid: `point` of factor() after the sample at halfWidth - 1 of window `frame`. */
struct PeakInstant
{
    std::size_t frame = 0;
    std::size_t point = 0; ///< 0: the sample itself
    double value = 0.0; ///< with its sign
};

/** The waveform that TruePeakInterpolator sees, with its sign, at one instant of its choice.

    The same filters, written out as one row of 48 weights for each of the points of a sample, in double precision:
    slow, and for few instants. It is linear: the values of several signals at one instant add up to that of their sum.
*/
class TruePeakWaveform
{
public:
    static constexpr std::size_t taps = TruePeakInterpolator::taps;

    /** How far after a window's first sample its instant at point 0 is. */
    static constexpr std::size_t lagFrames = TruePeakInterpolator::halfWidth - 1;

    void prepare (double sampleRate) noexcept;

    /** Points a sample, the sample itself among them. */
    std::size_t factor() const noexcept { return interpolator.factor(); }

    /** The value of a point of the window of 48 samples that starts here. */
    double at (const float* window, std::size_t point) const noexcept;

    /** The highest magnitude of the samples and points of numFrames windows, which start at samples[0], samples[1], ...
        (so numFrames + 47 samples are read): as TruePeakDetector has it. */
    double highestMagnitude (const float* samples, std::size_t numFrames) const noexcept;

    /** Where that is; of equals one of them. */
    PeakInstant highest (const float* samples, std::size_t numFrames) const noexcept;

private:
    TruePeakInterpolator interpolator;
    std::array<std::array<double, taps>, 8> weights {}; ///< of each point
};
} // namespace twobus

#pragma once

#include <array>
#include <cstddef>

namespace twobus
{
/** Estimates where a waveform would have gone without a run of samples at one level.

    The samples around the run show how the sound continues: each sample is predicted from the 16 samples before it
    (linear prediction, least squares over the samples on both sides). The estimate for the run is the one that makes
    all predictions across it as good as possible (A. Janssen, R. Veldhuis, L. Vries, "Adaptive interpolation of
    discrete-time signals that can be modeled as autoregressive processes", IEEE Trans. ASSP 34, 1986).

    If the waveform was cut off, the estimate rises above the run. If a limiter turned the peak down, or the peak just
    has this height, the estimate stays at the run or below it: a limiter changes its gain much more slowly than the
    waveform moves, so the peak keeps its shape.

    Nothing allocates. One estimate costs some 40000 multiplications.
*/
class MissingTop
{
public:
    static constexpr std::size_t longestRun = 24, framesBefore = 192, framesAfter = 32;

    /** The run has 1 to longestRun samples. framesBefore samples before it and framesAfter samples after it must be
        readable. */
    MissingTop (const float* run, std::size_t length) noexcept;

    /** How far the waveform would have risen above the run's first sample, away from zero; negative if it would have
        stayed below. */
    double rise() const noexcept { return riseAboveRun; }

    /** The standard deviation of rise(). */
    double uncertainty() const noexcept { return deviation; }

private:
    static constexpr std::size_t order = 16;

    void predict (const float* run, std::size_t length) noexcept;
    void restore (const float* run, std::size_t length) noexcept;

    std::array<double, order + 1> error {}; ///< the filter whose output is the error of the prediction
    double errorPower = 0.0; ///< mean square of that error
    double riseAboveRun = 0.0, deviation = 0.0;
};
} // namespace twobus

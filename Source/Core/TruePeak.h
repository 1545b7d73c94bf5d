#pragma once

#include <cstddef>
#include <span>
#include <vector>

/** True peak: the highest point of the waveform between and on the samples. ITU-R BS.1770-5, Annex 2, whose
    text allows any interpolator at least as good as its 12-tap example.

    The interpolator is a windowed sinc, 48 taps a phase (24 input samples to each side, Kaiser window, beta 7),
    8 phases a sample below 64 kHz and 4 above. Phase 0 is the sample itself, so that a true peak is never below
    the sample peak. Nothing is clamped, DC is not blocked, and no 12.04 dB are taken off: that is for integers.

    A point between two samples needs 24 samples after it: what is found lags by delayFrames, and flush() pushes
    the silence that lets the last samples out.
*/
namespace twobus
{
/** The interpolator's coefficients, the same for every channel. */
class TruePeakInterpolator
{
public:
    static constexpr std::size_t halfWidth = 24;
    static constexpr std::size_t taps = 2 * halfWidth;

    void prepare (double sampleRate);

    std::size_t factor() const noexcept { return numPhases + 1; }

    /** The highest magnitude of the points between samples 23 and 24 of each of the numFrames windows of 48
        samples that start at samples[0], samples[1], ... (so numFrames + 47 samples are read). */
    float highestBetween (const float* samples, std::size_t numFrames) const noexcept;

private:
    std::size_t numPhases = 0; ///< without phase 0
    std::vector<float> coefficients; ///< [phase][tap]
};

/** One channel's true peak. */
class TruePeakDetector
{
public:
    static constexpr std::size_t delayFrames = TruePeakInterpolator::halfWidth;

    void prepare (std::size_t longestBlock);

    /** Starts anew from silence: the interpolator's memory is cleared too. */
    void reset() noexcept;

    /** The stream was cut here: points that would be made of samples from both sides of the cut are left out,
        since no such waveform existed. Where in the next numUncertain samples it was cut is not known. */
    void markDiscontinuity (std::size_t numUncertain = 0) noexcept;

    /** The highest magnitude of this block's samples and of the points that its samples complete.
        At most longestBlock samples. */
    float process (std::span<const float> samples, const TruePeakInterpolator&) noexcept;

    /** The highest of the points that the end of the programme completes. */
    float flush (const TruePeakInterpolator&) noexcept;

private:
    static constexpr std::size_t historyLength = TruePeakInterpolator::taps - 1;

    std::vector<float> buffer; ///< historyLength samples of the past, then the block
    std::size_t pointsToSkip = 0;
};
} // namespace twobus

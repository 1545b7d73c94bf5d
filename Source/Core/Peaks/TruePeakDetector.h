#pragma once

#include "Core/Peaks/TruePeakInterpolator.h"

#include <vector>

namespace twobus
{
/** One channel's true peak, block after block.

    A point needs up to 24 samples after it: what is found lags by delayFrames, and flush() pushes the silence
    that lets the last samples out. So a programme that starts or ends in a transient is measured as one that
    comes from silence and goes to silence, which is what a player makes of it.
*/
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

    /** Where the next block's samples are to be written before process(): room for longestBlock of them. */
    float* input() noexcept { return buffer.data() + historyLength; }

    /** How many of the samples before can be read in front of input(). */
    static constexpr std::size_t historyLength = TruePeakInterpolator::taps - 1;

    /** The highest magnitude of the numFrames samples at input(), whose own highest is samplePeak, and of the points
        that these samples complete. */
    float process (std::size_t numFrames, float samplePeak, const TruePeakInterpolator&) noexcept;

    /** The highest of the points that the end of the programme completes. */
    float flush (const TruePeakInterpolator&) noexcept;

private:
    std::vector<float> buffer; ///< historyLength samples of the past, then the block
    std::size_t pointsToSkip = 0;
};
} // namespace twobus

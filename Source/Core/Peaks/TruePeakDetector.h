#pragma once

#include "Core/Peaks/TruePeakInterpolator.h"

#include <vector>

namespace twobus
{
/** One channel's true peak, block after block.

    A point needs up to 24 samples after it, so results lag by delayFrames, and flush() adds the silence that completes
    the last points. So a programme that starts or ends in a transient is measured as if silence came before and after
    it, which is how a player plays it.
*/
class TruePeakDetector
{
public:
    static constexpr std::size_t delayFrames = TruePeakInterpolator::halfWidth;

    void prepare (std::size_t longestBlock);

    /** Starts anew from silence. */
    void reset() noexcept;

    /** The stream was cut here: leaves out the points that would mix samples from both sides of the cut, since no such
        waveform existed. The cut lies at an unknown place in the next numUncertain samples. */
    void markDiscontinuity (std::size_t numUncertain = 0) noexcept;

    /** Write the next block's samples here before calling process(). There is room for longestBlock of them. */
    float* input() noexcept { return buffer.data() + historyLength; }

    /** How many earlier samples can be read in front of input(). */
    static constexpr std::size_t historyLength = TruePeakInterpolator::taps - 1;

    /** The highest magnitude of the numFrames samples at input() and of the points that they complete. samplePeak is
        the highest magnitude of these samples. */
    float process (std::size_t numFrames, float samplePeak, const TruePeakInterpolator&) noexcept;

    /** The highest of the points that the end of the programme completes. */
    float flush (const TruePeakInterpolator&) noexcept;

private:
    std::vector<float> buffer; ///< historyLength samples of the past, then the block
    std::size_t pointsToSkip = 0;
};
} // namespace twobus

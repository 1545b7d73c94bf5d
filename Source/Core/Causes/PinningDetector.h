#pragma once

#include "Core/Causes/CeilingReadings.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Finds a limiter or soft clipper at work: peak after peak reaches one ceiling, although the sounds below it differ.

    The detector looks at the last 5 s in sub-blocks of 10 ms. Their highest peak is the ceiling. The peaks are pinned
    if
    - at least 10 % of the sub-blocks reach the ceiling within 0.1 dB (sample peaks, for a sample-peak limiter) or 0.2
      dB (true peaks, for a true-peak limiter; two interpolators don't agree any better). In unlimited music 1 to 5 %
      do, because its peaks spread over many decibels. Under a limiter that takes off 6 dB it is 20 to 30 %, at 10 dB
      half of them;
    - the sounds under these peaks differ: the level of the 30 ms around each of these sub-blocks has an interquartile
      range of at least 0.7 dB (0.8 for true peaks, whose tolerance is wider). A steady tone, a bass line and a square
      wave also have equal peaks, but equal levels beneath them (0 to 0.35 dB). Music under a limiter has 0.7 to 2 dB;
    - the ceiling is at least 3.5 dB above these levels. A sine is 3.0 dB above its own level and a square about 1 dB.

    All these figures are measured: tests/Causes prints the verdict for each programme. The window is only 5 s because
    fades and faders move the ceiling. A limiter that only catches single hits isn't detected: it does no harm that
    could be seen in the samples.
*/
class PinningDetector
{
public:
    void reset() noexcept;

    /** The next sub-block does not continue the previous one, so the window starts empty again. Earlier findings
        stay. */
    void markDiscontinuity() noexcept;

    /** Adds one sub-block of 10 ms, all channels together: highest sample, highest true peak, mean square of the
        loudest channel. */
    void advance (double samplePeak, double truePeak, double meanSquare) noexcept;

    /** The ceiling of the last 5 s, linear; 0 if the peaks are not pinned. */
    double ceiling() const noexcept { return ceilingNow; }

    bool isCeilingOfTruePeaks() const noexcept { return isNowOfTruePeaks; }

    /** Of all windows so far. */
    const PinnedCeiling& highestCeiling() const noexcept { return ceilingEver; }

    /** How long the peaks were pinned, in seconds, in steps of 0.5 s. */
    double secondsPinned() const noexcept { return static_cast<double> (evaluationsPinned) * secondsPerEvaluation; }

private:
    struct SubBlock
    {
        float samplePeak = 0.0f, truePeak = 0.0f, meanSquare = 0.0f;
    };

    static constexpr std::size_t subBlocksOfWindow = 500, subBlocksPerEvaluation = 50;
    static constexpr double secondsPerEvaluation = 0.5;

    double ceilingOf (float SubBlock::*peak, float tolerance, double rangeDb) noexcept;
    bool levelsDiffer (std::size_t numLevels, double rangeDb, float peakPower) noexcept;

    std::array<SubBlock, subBlocksOfWindow> window {};
    std::array<float, subBlocksOfWindow> levels {}; ///< of the sub-blocks at the ceiling, as mean squares
    std::size_t next = 0, numFilled = 0;
    std::uint64_t evaluationsPinned = 0;
    double ceilingNow = 0.0;
    bool isNowOfTruePeaks = false;
    PinnedCeiling ceilingEver;
};
} // namespace twobus

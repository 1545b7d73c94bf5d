#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Finds a limiter or soft clipper at work: peak after peak on one ceiling, though the sounds below it differ.

    Of the last 5 s in sub-blocks of 10 ms the highest peak is the ceiling. They are pinned where
    - at least 10 % of the sub-blocks reach it within 0.1 dB (sample peaks, as a limiter of samples leaves them) or 0.2
      dB (true peaks, as one of true peaks does; no two interpolators agree better). Of music left alone 1 to 5 % do:
      its peaks spread over many decibels. Under a limiter that takes 6 dB it is 20 to 30 %, at 10 dB half of them;
    - the sounds under them differ: the level of the 30 ms around each such sub-block has an interquartile range of at
      least 0.7 dB (0.8 for true peaks, whose tolerance is wider). A steady tone, a bass line, a square wave have equal
      peaks as well, and equal levels beneath them (0 to 0.35 dB); music under a limiter has 0.7 to 2 dB;
    - the ceiling is at least 3.5 dB above these levels: a sine is 3.0 and a square about 1 dB above its own.

    All are measured figures: tests/Causes prints what is told of whom. Five seconds, since fades and faders move the
    ceiling. A limiter that only catches single hits is not seen: it does no harm that could be told from the samples.
*/
class PinningDetector
{
public:
    void reset() noexcept;

    /** What follows does not follow what came: the window is filled anew. What was found stays. */
    void markDiscontinuity() noexcept;

    /** One sub-block of 10 ms, all channels together: highest sample, highest true peak, mean square of the loudest
        channel. */
    void advance (double samplePeak, double truePeak, double meanSquare) noexcept;

    /** The ceiling of the last 5 s, linear; 0 where they are not pinned. */
    double ceiling() const noexcept { return ceilingNow; }

    /** The highest ceiling that there was, linear; 0 where it was never pinned. */
    double highestCeiling() const noexcept { return ceilingEver; }

    /** How long it was pinned, in seconds, to 0.5 s. */
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
    double ceilingNow = 0.0, ceilingEver = 0.0;
};
} // namespace twobus

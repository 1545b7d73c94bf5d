#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

/** Finds a limiter or soft clipper at work: peak after peak on one ceiling, though the sounds below it differ.

    A top is a 10 ms sub-block whose peak is the highest of 50 ms, and higher by 0.3 dB than one of the five before it and
    one of the five behind: an attack or a swing. A steady tone has none. Of the tops of the last 5 s the highest is the
    ceiling. They are pinned where
    - at least 12 of them, and at least 30 % of all, reach the ceiling within 0.1 dB (sample peaks, as a limiter of samples
      leaves them) or 0.2 dB (true peaks, as one of true peaks does; no two interpolators agree better). Music left
      alone has one or two there: its tops spread over many decibels;
    - the sounds under them differ: the level of the 30 ms around such a top varies by a standard deviation of at least
      0.5 dB. Short notes of a synthesiser and a drum machine that plays one sample over and over have equal peaks as well,
      and equal levels beneath them (0.1 to 0.2 dB); music under a limiter has 0.5 to 2 dB.

    Five seconds, since fades and faders move the ceiling. Only what is louder than -50 dBFS counts.
*/
namespace twobus
{
class PinningDetector
{
public:
    static constexpr double secondsOfWindow = 5.0;

    void reset() noexcept;

    /** What follows does not follow what came: tops are collected anew. What was found stays. */
    void markDiscontinuity() noexcept;

    /** One sub-block of 10 ms, all channels together: highest sample, highest true peak, mean square of the loudest
        channel. */
    void advance (double samplePeak, double truePeak, double meanSquare) noexcept;

    /** Whether the last 5 s are pinned. */
    bool isPinned() const noexcept { return ceilingNow > 0.0; }

    /** The ceiling of the last 5 s, linear; 0 where they are not pinned. */
    double ceiling() const noexcept { return ceilingNow; }

    /** The highest ceiling that there was, linear; 0 where it was never pinned. */
    double highestCeiling() const noexcept { return ceilingEver; }

    /** How long it was pinned, in seconds, to 0.1 s. */
    double secondsPinned() const noexcept { return static_cast<double> (evaluationsPinned) * secondsPerEvaluation; }

private:
    struct SubBlock
    {
        double samplePeak = 0.0, truePeak = 0.0, meanSquare = 0.0;
    };

    struct Top
    {
        float samplePeak = 0.0f, truePeak = 0.0f, levelDb = 0.0f;
        std::uint64_t subBlock = 0;
    };

    static constexpr double secondsPerEvaluation = 0.1;
    static constexpr std::size_t subBlocksPerEvaluation = 10, subBlocksOfWindow = 500;
    static constexpr std::size_t numAround = 11, centre = numAround / 2, numBeside = 2;
    static constexpr std::size_t mostTops = subBlocksOfWindow / (numBeside + 1) + 1;

    const SubBlock& ago (std::size_t subBlocks) const noexcept { return recent[(subBlocksSoFar - 1 - subBlocks) % numAround]; }
    bool isTop() const noexcept;
    void noteTop() noexcept;
    void evaluate() noexcept;
    double ceilingOf (float Top::*peak, float tolerance) const noexcept;

    std::array<SubBlock, numAround> recent {};
    std::array<Top, mostTops> tops {};
    std::size_t numTops = 0; ///< ever
    std::uint64_t subBlocksSoFar = 0, firstSubBlock = 0, evaluationsPinned = 0;
    double ceilingNow = 0.0, ceilingEver = 0.0;
};
} // namespace twobus

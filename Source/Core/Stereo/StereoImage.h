#pragma once

#include "Core/Base/HeldSums.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Base/SlidingWindow.h"

#include <cstddef>
#include <optional>

namespace twobus
{
/** Correlation and balance of a left and a right channel.

    correlation = sum (L R) / sqrt (sum L^2 sum R^2), -1 to +1. The three products are averaged and then divided;
    averaging the quotient would give another number. DC pulls the quotient towards +-1, so the mean of every 20 ms is
    taken off each channel first: as a high-pass that has its -3 dB point at 22 Hz, and it needs only sums. Below -70
    dBFS mean square in either channel the correlation is undefined and empty. No standard fixes the averaging: there is
    a window of 300 ms, and a value for the whole programme.

    balance = right less left, in dB of mean square without DC: positive leans right. Infinite if one side is silent,
    empty if both are.
*/
class StereoImage
{
public:
    void reset() noexcept;

    /** The next sub-block does not continue the previous one: the window starts anew, the programme continues. */
    void restartWindow() noexcept;

    /** Processes one sub-block of 10 ms, or the shorter last piece of a programme: the statistics of each channel, and
        the sum of the products of their samples. */
    void process (const SampleStatistics& left, const SampleStatistics& right, double sumOfProducts,
                  std::size_t numFrames) noexcept;

    /** Whether the last sub-block counts in the programme. */
    void settle (Silence) noexcept;

    std::optional<double> correlation() const noexcept;
    std::optional<double> correlationWindow() const noexcept;
    std::optional<double> balanceDb() const noexcept;

private:
    static constexpr int subBlocksPerBlock = 2;
    static constexpr std::size_t windowBlocks = 15;

    /** Sums over frames: of the samples, and of their products. */
    struct Sums
    {
        double left = 0.0, right = 0.0;
        double leftLeft = 0.0, rightRight = 0.0, leftRight = 0.0, frames = 0.0;

        void operator+= (const Sums&) noexcept;
    };

    static Sums withoutMeans (const Sums&) noexcept;
    static std::optional<double> correlationOf (const Sums&) noexcept;
    Sums programmeSoFar() const noexcept;
    void finishBlock() noexcept;

    HeldSums<Sums> programme; ///< of whole blocks, without their means
    Silence newest = Silence::counts;
    Sums block; ///< of the next block so far
    int subBlocksInBlock = 0;
    SlidingWindow<windowBlocks> leftLeft, rightRight, leftRight, frames;
};
} // namespace twobus

#pragma once

#include "Core/HighPassPair.h"
#include "Core/SlidingWindow.h"
#include "Core/SubBlockGrid.h"

#include <optional>
#include <span>

/** Correlation and balance of a left and a right channel.

    correlation = sum (L R) / sqrt (sum L^2 sum R^2), uncentred, -1 to +1. The three products are averaged and
    then divided; averaging the quotient gives another number. A second-order high-pass at 20 Hz goes before
    them, since DC pulls the uncentred quotient towards +-1. Below -70 dBFS mean square in either channel it is
    undefined and empty. No standard fixes the averaging: the window is 300 ms, and the whole programme is kept.

    balance = right less left, in dB of mean square: positive leans right. Infinite where one side is silent,
    empty where both are.
*/
namespace twobus
{
class StereoImage
{
public:
    void prepare (double sampleRate) noexcept;
    void reset() noexcept;
    void clearWindow() noexcept;

    /** One sub-block of both channels, of the same length. */
    void process (std::span<const float> left, std::span<const float> right) noexcept;

    std::optional<double> correlation() const noexcept;
    std::optional<double> correlationWindow() const noexcept;
    std::optional<double> balanceDb() const noexcept;

private:
    struct Products
    {
        double leftLeft = 0.0, rightRight = 0.0, leftRight = 0.0, frames = 0.0;
    };

    static std::optional<double> correlationOf (const Products&) noexcept;

    HighPassPair highPass;
    Products programme;
    SlidingWindow<rmsWindowSubBlocks> leftLeft, rightRight, leftRight, frames;
};
} // namespace twobus

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/** @file
    Which stems to lower, and by how much, so that their sum stays below an aim: a pure function.

    At one instant the sum is linear in the stems: each of their values times its gain. So the trims follow from the
    values of every stem at the instants where the sum is too high, and hold for these instants; whether others come up
    is for the caller to find out by summing again.
*/
namespace twobus
{
/** The value of every stem at one instant of their sum, untrimmed, with its sign. */
using StemValues = std::vector<double>;

struct StemTrimLimits
{
    double mostDb = 12.0; ///< a stem that is lowered by more is another mix
    double stepDb = 0.5; ///< trims are whole steps
    std::size_t mostStems = 4; ///< and never all of them: more is what the master fader is for
};

/** The trim of every stem, 0 or negative, of the smallest set that keeps the sum at all instants at or below the aim:
    the fewest stems, of those the least change in dB together, of those the ones with the largest shares. All 0 where
    nothing is too high; empty where no set within the limits does it.

    The set is the smallest of the 16 stems with the largest shares. Its trims are the least for one and two stems; with
    more, or many instants, the search ends after a bounded time with the best that it found. */
std::optional<std::vector<double>> smallestTrims (std::span<const StemValues> instants, double aimDbtp,
                                                  const StemTrimLimits& = {});
} // namespace twobus

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/** @file
    Which stems to lower, and by how much, so that their sum stays below an aim: a pure function.

    At one instant the sum is linear in the stems: it is each stem's value times its gain, added up. So the trims follow
    from the values of every stem at the instants where the sum is too high, and hold for these instants. Callers sum
    again to find out whether other instants become too high.
*/
namespace twobus
{
/** The value of every stem at one instant of their sum, untrimmed, with sign. */
using StemValues = std::vector<double>;

struct StemTrimLimits
{
    double mostDb = 12.0; ///< a stem lowered by more would make another mix
    double stepDb = 0.5; ///< trims are whole steps
    std::size_t mostStems = 4; ///< and never all of them: the master fader does that
    std::size_t numFixed = 0; ///< the last values of each instant, which belong to no stem and keep their level
    std::size_t mostTries = 200000; ///< for each size of set: about a second at worst
};

/** The trim of every stem, 0 or negative, for the smallest set of stems that keeps the sum at or below the aim at all
    instants. The smallest set has the fewest stems; of equals, the least change in dB in total; of these, the stems
    with the largest shares. All trims are 0 if nothing is too high; the result is empty if no set within the limits
    works.

    Only the 16 stems with the largest shares are candidates. The trims are the least possible for one and two stems;
    with more stems, or many instants, the search ends after a bounded time with the best set found. */
std::optional<std::vector<double>> smallestTrims (std::span<const StemValues> instants, double aimDbtp,
                                                  const StemTrimLimits& = {});
} // namespace twobus

#pragma once

#include "Core/Base/ZeroedMemory.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
/** Loudness values by the thousandth of a LU. Each bin has the exact sum of its powers.

    Memory is bounded whatever the programme's length: 100 000 bins from -70 to +30 LUFS (about 1.6 MB); louder values
    go into the last bin, whose power sum stays exact. Because sums of power are kept, a mean is exact; only the
    position of a gate is rounded, to 0.001 LU. Blocks of 100 bins are summed too, so a query reads about a thousand
    numbers. Bins that never get a value take neither time nor memory.

    Values of exactly -70 LUFS belong in; callers leave lower values out.
*/
class LoudnessHistogram
{
public:
    LoudnessHistogram();

    void clear() noexcept;

    /** Adds one value, given as weighted power (mean square, BS.1770 weights applied). Allocates nothing. */
    void add (double weightedPower) noexcept;

    std::uint64_t count() const noexcept { return total.count; }

    /** The mean power of everything added; empty if nothing was. */
    std::optional<double> meanPower() const noexcept;

    /** The mean power of the values at or above a power; empty if there are none. */
    std::optional<double> meanPowerAbove (double thresholdPower) const noexcept;

    /** The power at a percentile of the values at or above a power, by nearest rank as in EBU Tech 3342, annex: of n
        values in ascending order, number round((n - 1) p / 100 + 1). Empty if there are none. */
    std::optional<double> percentilePowerFrom (double thresholdPower, double percent) const noexcept;

private:
    struct Bin
    {
        double powerSum = 0.0;
        std::uint64_t count = 0;
    };

    struct Position
    {
        std::size_t group, bin;
    };

    static Position positionOf (double weightedPower) noexcept;

    /** The sum of everything from the threshold on. */
    Bin sumFrom (double thresholdPower) const noexcept;

    Bin total;
    ZeroedMemory<Bin> groups, bins;
};
} // namespace twobus

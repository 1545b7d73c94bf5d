#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** How the gain of a chain depends on the level: from the gains of many windows of 10 ms, what the usual gain is and
    how far the loud moments go below it.

    The usual gain is that of the quieter windows: of those between the median level and 40 dB below the loudest, the
    gain that 98 % don't exceed, since a limiter that is driven hard is still letting go in most of them. If it never
    lets go entirely, its steady part can't be told from a lower gain, and the reduction reads too low.

    The reduction is how far the gain goes below the usual one in windows that are no more than 15 dB below the loudest
    ones. Three windows must agree, so that one cut or crackle makes no limiter.

    Memory is a table of levels (1 dB) and gains (0.1 dB), allocated by prepare. One thread at a time.
*/
class ReductionStatistics
{
public:
    void prepare();
    void reset() noexcept;

    /** The next window: its level without reduction in dBFS, and its gain in dB relative to anything constant. */
    void add (double levelDbfs, double gainDb) noexcept;

    struct Result
    {
        double usualGainDb = 0.0;
        double mostReductionDb = 0.0; ///< never negative
        std::uint64_t windowsReduced = 0; ///< by at least 1 dB
    };

    /** Empty if there are less than two seconds of windows. */
    std::optional<Result> result() const noexcept;

private:
    static constexpr int lowestLevel = -70, numLevels = 100, lowestGain = -300, numGains = 420; ///< dB and tenths
    static double gainOf (std::size_t index) noexcept { return 0.1 * (static_cast<double> (index) + lowestGain); }

    /** How many windows have levels from this one to before that one. */
    std::uint64_t countIn (std::size_t firstLevel, std::size_t endLevel) const noexcept;

    /** The level, as an index, that this share of the windows doesn't reach. */
    std::size_t levelAt (double share) const noexcept;

    std::vector<std::uint32_t> table; ///< [level][gain]
    std::uint64_t numWindows = 0;
};
} // namespace twobus

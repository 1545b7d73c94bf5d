#pragma once

#include "Engine/History.h"

#include <array>
#include <cstdint>
#include <optional>

namespace twobus
{
/** How often each short-term loudness occurred, in steps of 1 LU, counted from the history as it grows.

    A call counts a limited number of rows, so a long history (undoing a reset brings hours back) takes several frames.
    If the history no longer has single rows, its columns count with the middle of their extremes. Rows that the history
    has dropped, silence and levels outside the bins do not count. Draws nothing. Message thread.
*/
class LoudnessDistribution
{
public:
    static constexpr int lowestLufs = -48, highestLufs = 0;
    static constexpr std::size_t numBins = highestLufs - lowestLufs;
    static constexpr std::uint64_t mostRowsPerUpdate = 8192;

    /** Counts new rows, and returns whether anything changed. The measurement is a number that changes when the history
        belongs to another measurement. */
    bool update (const History&, std::uint64_t measurement);

    /** The number of rows, a tenth of a second each, from lowestLufs + bin to just below 1 LU more. */
    std::uint64_t count (std::size_t bin) const noexcept { return counts[bin]; }

    /** The bin's count divided by that of the most frequent bin; 0 if nothing was counted. */
    double shareOf (std::size_t bin) const noexcept;

    /** The longest time at one loudness; 0 if nothing was counted. */
    double longestSeconds() const noexcept;

    /** The bin's count divided by that of all bins; 0 if nothing was counted. */
    double shareOfAll (std::size_t bin) const noexcept;

    /** The level that 95 % of the time is below, in LUFS: the upper end of the loudness range. Linear within a bin.
        Empty if nothing was counted. */
    std::optional<double> highestOfRange() const noexcept;

private:
    std::array<std::uint64_t, numBins> counts {};
    std::uint64_t rowsSeen = 0, shownMeasurement = 0, highest = 0, all = 0;
};
} // namespace twobus

#pragma once

#include "Engine/History.h"

#include <array>
#include <cstdint>

namespace twobus
{
/** How often each short-term loudness was there, in steps of 1 LU, counted from the history as it grows.

    A call counts a bounded number of rows: what is long already (an undone reset brings hours back) is there after some
    frames. Where the history is no longer kept row by row, its columns count with the middle of their extremes; what it
    has forgotten does not count, nor do silence and what lies out of the bins. No drawing; message thread.
*/
class LoudnessDistribution
{
public:
    static constexpr int lowestLufs = -48, highestLufs = 0;
    static constexpr std::size_t numBins = highestLufs - lowestLufs;
    static constexpr std::uint64_t mostRowsPerUpdate = 8192;

    /** Takes in what is new, and says whether anything changed. The measurement is a number that changes when the
        history is another's. */
    bool update (const History&, std::uint64_t measurement);

    /** Rows, a tenth of a second each, from lowestLufs + bin to before 1 LU more. */
    std::uint64_t count (std::size_t bin) const noexcept { return counts[bin]; }

    /** Of the most frequent bin 1, and 0 where nothing was counted. */
    double shareOf (std::size_t bin) const noexcept;

private:
    std::array<std::uint64_t, numBins> counts {};
    std::uint64_t rowsSeen = 0, shownMeasurement = 0, highest = 0;
};
} // namespace twobus

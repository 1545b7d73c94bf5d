#pragma once

#include "Core/Bank/MeterRow.h"
#include "Core/Base/ZeroedMemory.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** Some neighbouring rows as the lowest and highest of each reading. NaN if nothing was measured. */
struct HistoryColumn
{
    float momentaryMinLufs, momentaryMaxLufs;
    float shortTermMinLufs, shortTermMaxLufs;
    float truePeakMaxDbtp;
};

/** Columns of equal length, oldest first. */
struct HistoryView
{
    std::uint64_t firstRow = 0;
    std::uint64_t rowsPerColumn = 1; ///< the last column can hold fewer
    std::vector<HistoryColumn> columns;
};

/** What was measured, ten rows a second, in bounded memory (at most 3.3 MB whatever the session's length; none is used
    beforehand).

    The newest two hours are kept row by row, older ones as columns of 8, 64 and 512 rows with their minima and maxima:
    10 h, 40 h and 320 h (13 days). Anything older is forgotten.

    Threads: only the meter thread calls append and clear. One other thread can read, without a lock: it copies the rows
    and then discards those that were overwritten meanwhile.
*/
class History
{
public:
    History();

    /** Meter thread: allocates nothing. */
    void append (const MeterRow&) noexcept;
    void clear() noexcept;

    /** How many rows were appended since the last clear. */
    std::uint64_t numRows() const noexcept { return levels[0].written.load (std::memory_order_acquire); }

    /** The rows from firstRow to before lastRow, in the finest columns of which at most maxColumns are needed. Rows
        that no longer exist are left out at the start. */
    HistoryView read (std::uint64_t firstRow, std::uint64_t lastRow, std::size_t maxColumns) const;

private:
    static constexpr std::size_t numLevels = 4;
    static constexpr std::uint64_t rowsPerStep = 8;

    using Cell = std::array<std::atomic<float>, 5>;
    static_assert (std::atomic<float>::is_always_lock_free && sizeof (Cell) == 5 * sizeof (float),
                   "zero bytes are zeros");

    struct Level
    {
        ZeroedMemory<Cell> cells; ///< a ring
        std::atomic<std::uint64_t> written { 0 };
        HistoryColumn pending {};
        std::uint64_t pendingCount = 0;
    };

    void appendTo (std::size_t level, const HistoryColumn&) noexcept;
    void readLevel (std::size_t level, std::uint64_t first, std::uint64_t last, HistoryView&) const;
    /** Empty if some of the rows no longer exist. */
    std::optional<HistoryColumn> tailFrom (std::uint64_t firstRow, std::uint64_t lastRow) const;

    std::array<Level, numLevels> levels;
    std::atomic<std::uint64_t> epoch { 0 };
};
} // namespace twobus

#include "Engine/History.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
// Two hours of rows, then 10 h, 40 h and 320 h.
constexpr std::array<std::size_t, 4> columnsOfLevel { 72000, 45000, 22500, 22500 };

constexpr HistoryColumn nothing { NAN, NAN, NAN, NAN, NAN };

/** How many columns the rows from first to before last touch. */
std::uint64_t columnsNeeded (std::uint64_t first, std::uint64_t last, std::uint64_t rowsPerColumn) noexcept
{
    return first < last ? (last + rowsPerColumn - 1) / rowsPerColumn - first / rowsPerColumn : 0;
}

/** If one value is NaN, fmin and fmax return the other. */
HistoryColumn joined (const HistoryColumn& a, const HistoryColumn& b) noexcept
{
    return { std::fmin (a.momentaryMinLufs, b.momentaryMinLufs), std::fmax (a.momentaryMaxLufs, b.momentaryMaxLufs),
             std::fmin (a.shortTermMinLufs, b.shortTermMinLufs), std::fmax (a.shortTermMaxLufs, b.shortTermMaxLufs),
             std::fmax (a.truePeakMaxDbtp, b.truePeakMaxDbtp) };
}
} // namespace

History::History()
{
    for (std::size_t level = 0; level < numLevels; ++level)
        levels[level].cells = zeroedMemory<Cell> (columnsOfLevel[level]);

    clear();
}

void History::clear() noexcept
{
    epoch.fetch_add (1, std::memory_order_acq_rel); // odd while clearing

    for (auto& level : levels)
    {
        level.pending = nothing;
        level.pendingCount = 0;
        level.written.store (0, std::memory_order_release);
    }

    epoch.fetch_add (1, std::memory_order_acq_rel);
}

void History::append (const MeterRow& row) noexcept
{
    appendTo (0, { row.momentaryLufs, row.momentaryLufs, row.shortTermLufs, row.shortTermLufs, row.truePeakDbtp });
}

void History::appendTo (std::size_t index, const HistoryColumn& column) noexcept
{
    auto& level = levels[index];
    const auto position = level.written.load (std::memory_order_relaxed);
    auto& cell = level.cells[position % columnsOfLevel[index]];

    const auto put = [&cell] (std::size_t field, float value) { cell[field].store (value, std::memory_order_release); };

    // Released, so that a reader that sees any of these values then also sees a count by which it discards the slot's
    // previous value.
    put (0, column.momentaryMinLufs);
    put (1, column.momentaryMaxLufs);
    put (2, column.shortTermMinLufs);
    put (3, column.shortTermMaxLufs);
    put (4, column.truePeakMaxDbtp);
    level.written.store (position + 1, std::memory_order_release);

    if (index + 1 == numLevels)
        return;

    level.pending = joined (level.pending, column);

    if (++level.pendingCount < rowsPerStep)
        return;

    appendTo (index + 1, level.pending);
    level.pending = nothing;
    level.pendingCount = 0;
}

void History::readLevel (std::size_t index, std::uint64_t first, std::uint64_t last, HistoryView& view) const
{
    const auto& level = levels[index];
    const auto size = columnsOfLevel[index];

    // One slot less than the ring has, because the writer can be filling the oldest.
    const auto oldestOf = [size] (std::uint64_t written) { return written >= size ? written - size + 1 : 0; };

    const auto written = level.written.load (std::memory_order_acquire);
    first = std::max (first, oldestOf (written));
    last = std::min (last, written);

    if (first < last)
        view.columns.reserve (view.columns.size() + static_cast<std::size_t> (last - first));

    for (auto position = first; position < last; ++position)
    {
        const auto& cell = level.cells[position % size];
        const auto get = [&cell] (std::size_t field) { return cell[field].load (std::memory_order_acquire); };
        view.columns.push_back ({ get (0), get (1), get (2), get (3), get (4) });
    }

    const auto oldestNow = oldestOf (level.written.load (std::memory_order_relaxed));

    if (oldestNow > first)
    {
        const auto overwritten = std::min<std::uint64_t> (oldestNow - first, view.columns.size());
        view.columns.erase (view.columns.begin(), view.columns.begin() + static_cast<std::ptrdiff_t> (overwritten));
        first += overwritten;
    }

    view.firstRow = first * view.rowsPerColumn;
}

std::optional<HistoryColumn> History::tailFrom (std::uint64_t firstRow, std::uint64_t lastRow) const
{
    HistoryView rows;
    readLevel (0, firstRow, lastRow, rows);

    if (rows.firstRow != firstRow || rows.columns.size() != lastRow - firstRow)
        return std::nullopt; // the reader was so slow that the writer has overwritten some of them

    auto column = nothing;

    for (const auto& row : rows.columns)
        column = joined (column, row);

    return column;
}

HistoryView History::read (std::uint64_t firstRow, std::uint64_t lastRow, std::size_t maxColumns) const
{
    const auto epochBefore = epoch.load (std::memory_order_acquire);
    lastRow = std::min (lastRow, numRows());

    HistoryView view;
    std::size_t level = 0;

    while (level + 1 < numLevels
           && (columnsNeeded (firstRow, lastRow, view.rowsPerColumn) > maxColumns
               || firstRow / view.rowsPerColumn + columnsOfLevel[level] <= numRows() / view.rowsPerColumn))
    {
        ++level;
        view.rowsPerColumn *= rowsPerStep;
    }

    if (firstRow >= lastRow)
        return view;

    const auto first = firstRow / view.rowsPerColumn;
    readLevel (level, first, (lastRow + view.rowsPerColumn - 1) / view.rowsPerColumn, view);

    // Adds the rows that are too new to fill a column of this level.
    const auto covered = view.firstRow + view.columns.size() * view.rowsPerColumn;

    if (level > 0 && covered < lastRow)
        if (const auto tail = tailFrom (covered, lastRow))
            view.columns.push_back (*tail);

    if (epochBefore % 2 != 0 || epoch.load (std::memory_order_acquire) != epochBefore)
        view.columns.clear(); // cleared meanwhile: none of it is valid any more

    return view;
}
} // namespace twobus

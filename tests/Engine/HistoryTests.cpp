#include "Engine/History.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <random>
#include <thread>

using namespace twobus;

namespace
{
constexpr std::uint64_t rowsOfTwoHours = 72000;

/** A row whose values depend on its number only; the first 30 of every 1000 rows have no short-term reading. */
MeterRow rowNumber (std::uint64_t row)
{
    const auto scattered = static_cast<float> ((row * 2654435761u) % 100003u);
    return { -scattered, row % 1000 < 30 ? NAN : static_cast<float> (row % 4096), scattered,
             -static_cast<float> (row % 777) };
}

bool isSame (float a, float b) { return a == b || (std::isnan (a) && std::isnan (b)); }

/** Whether a column covers exactly the rows from first up to, but not including, last. */
bool isColumnOf (const HistoryColumn& column, std::uint64_t first, std::uint64_t last)
{
    HistoryColumn expected { NAN, NAN, NAN, NAN, NAN };

    for (auto row = first; row < last; ++row)
    {
        const auto r = rowNumber (row);
        expected.momentaryMinLufs = std::fmin (expected.momentaryMinLufs, r.momentaryLufs);
        expected.momentaryMaxLufs = std::fmax (expected.momentaryMaxLufs, r.momentaryLufs);
        expected.shortTermMinLufs = std::fmin (expected.shortTermMinLufs, r.shortTermLufs);
        expected.shortTermMaxLufs = std::fmax (expected.shortTermMaxLufs, r.shortTermLufs);
        expected.truePeakMaxDbtp = std::fmax (expected.truePeakMaxDbtp, r.truePeakDbtp);
    }

    return isSame (column.momentaryMinLufs, expected.momentaryMinLufs)
           && isSame (column.momentaryMaxLufs, expected.momentaryMaxLufs)
           && isSame (column.shortTermMinLufs, expected.shortTermMinLufs)
           && isSame (column.shortTermMaxLufs, expected.shortTermMaxLufs)
           && isSame (column.truePeakMaxDbtp, expected.truePeakMaxDbtp);
}

/** The number of columns that do not match the rows. If some rows of a column do not exist yet, the column ends at
    lastRow, the last row of the request. */
std::size_t wrongColumns (const HistoryView& view, std::uint64_t lastRow, std::uint64_t numRows)
{
    std::size_t wrong = 0;

    for (std::size_t i = 0; i < view.columns.size(); ++i)
    {
        const auto first = view.firstRow + i * view.rowsPerColumn;
        const auto end = first + view.rowsPerColumn;
        wrong += isColumnOf (view.columns[i], first,
                             end <= numRows / view.rowsPerColumn * view.rowsPerColumn ? end : lastRow)
                     ? 0u
                     : 1u;
    }

    return wrong;
}

std::unique_ptr<History> historyOf (std::uint64_t numRows)
{
    auto history = std::make_unique<History>();

    for (std::uint64_t row = 0; row < numRows; ++row)
        history->append (rowNumber (row));

    return history;
}
} // namespace

TEST_CASE ("an empty history has no columns")
{
    const History history;
    CHECK (history.numRows() == 0);
    CHECK (history.read (0, 100, 100).columns.empty());
    CHECK (history.read (5, 2, 100).columns.empty());
}

TEST_CASE ("rows are read back unchanged while there are enough columns")
{
    const auto history = historyOf (1000);
    CHECK (history->numRows() == 1000);

    const auto all = history->read (0, 1000, 1000);
    CHECK (all.rowsPerColumn == 1);
    CHECK (all.firstRow == 0);
    CHECK (all.columns.size() == 1000);
    CHECK (wrongColumns (all, 1000, 1000) == 0);

    const auto some = history->read (123, 456, 1000);
    CHECK (some.firstRow == 123);
    CHECK (some.columns.size() == 333);
    CHECK (wrongColumns (some, 456, 1000) == 0);

    const auto beyond = history->read (990, 5000, 1000);
    CHECK (beyond.columns.size() == 10);
    CHECK (history->read (1000, 2000, 1000).columns.empty());
}

TEST_CASE ("with more rows than columns, coarser columns have their minima and maxima")
{
    const std::uint64_t numRows = 300'003;
    const auto history = historyOf (numRows);
    std::mt19937 random (1);

    for (int i = 0; i < 300; ++i)
    {
        const auto maxColumns = 1 + random() % 3000;
        const auto last = 1 + random() % numRows;
        const auto first = random() % last;
        const auto view = history->read (first, last, maxColumns);
        CAPTURE (first, last, maxColumns, view.rowsPerColumn, view.firstRow, view.columns.size());

        CHECK (view.firstRow <= first);
        CHECK (view.firstRow + view.rowsPerColumn > first);
        CHECK (view.firstRow + view.columns.size() * view.rowsPerColumn >= last);
        CHECK (view.firstRow + (view.columns.size() - 1) * view.rowsPerColumn < last);
        CHECK ((view.columns.size() <= maxColumns || view.rowsPerColumn == 512));
        CHECK (wrongColumns (view, last, numRows) == 0);

        // This is the finest level that works: the next finer level would need too many columns or no longer has the
        // first row.
        if (const auto finer = view.rowsPerColumn / 8; finer > 0 && (numRows - first) / finer < 20000)
            CHECK ((last + finer - 1) / finer - first / finer > maxColumns);
    }
}

TEST_CASE ("at the edges of the ring nothing is lost that a coarser level still has")
{
    for (const auto numRows : { rowsOfTwoHours - 1, rowsOfTwoHours, rowsOfTwoHours + 1, rowsOfTwoHours + 7 })
    {
        CAPTURE (numRows);
        const auto history = historyOf (numRows);
        const auto view = history->read (0, numRows, 1'000'000);
        CHECK (view.firstRow == 0);
        CHECK (wrongColumns (view, numRows, numRows) == 0);

        const auto newest = history->read (numRows - rowsOfTwoHours / 2, numRows, 1'000'000);
        CHECK (newest.rowsPerColumn == 1);
        CHECK (newest.columns.size() == rowsOfTwoHours / 2);
    }
}

TEST_CASE ("rows that every level has dropped are left out at the start")
{
    // The measurement has more than 22 500 columns of 512 rows.
    const std::uint64_t numRows = 22500 * 512 + 3 * 512 + 17;
    const auto history = historyOf (numRows);
    const auto all = history->read (0, numRows, 1'000'000);
    CHECK (all.rowsPerColumn == 512);
    CHECK (all.firstRow == 4 * 512);
    CHECK (all.columns.size() == 22500);
    CHECK (wrongColumns ({ all.firstRow, 512, { all.columns.begin(), all.columns.begin() + 50 } }, numRows, numRows)
           == 0);
    CHECK (isColumnOf (all.columns.back(), numRows - 17, numRows));

    const auto lastHour = history->read (numRows - 36000, numRows, 36000);
    CHECK (lastHour.rowsPerColumn == 1);
    CHECK (lastHour.columns.size() == 36000);
    CHECK (wrongColumns (lastHour, numRows, numRows) == 0);
}

TEST_CASE ("a cleared history is like new")
{
    const auto history = historyOf (5000);
    history->clear();
    CHECK (history->numRows() == 0);
    CHECK (history->read (0, 5000, 10).columns.empty());

    for (std::uint64_t row = 0; row < 100; ++row)
        history->append (rowNumber (row));

    const auto view = history->read (0, 100, 20);
    CHECK (view.rowsPerColumn == 8);
    CHECK (wrongColumns (view, 100, 100) == 0);
}

TEST_CASE ("appending and clearing allocate nothing")
{
    History history;
    std::size_t allocations = 0;
    {
        const test::AllocationGuard guard;

        for (std::uint64_t row = 0; row < 100'000; ++row)
            history.append (rowNumber (row));

        history.clear();
        allocations = guard.count();
    }

    CHECK (allocations == 0);
}

TEST_CASE ("while one thread appends and clears, another reads whole columns of one measurement", "[threads]")
{
    // Momentary is the row's own number and short-term is the number of the measurement. A column of rows 8 to 15 must
    // span 8 to 15, and a view must never mix two measurements.
    History history;
    std::atomic<bool> stop { false };
    std::atomic<std::uint64_t> clears { 0 };

    std::thread writer ([&] {
        for (std::uint64_t measurement = 1; ! stop; ++measurement)
        {
            const auto numRows = measurement % 2 == 0 ? 2000u : 150'000u;

            for (std::uint64_t row = 0; row < numRows && ! stop; ++row)
                history.append ({ static_cast<float> (row), static_cast<float> (measurement), 0.0f, 0.0f });

            history.clear();
            clears = measurement;
        }
    });

    std::mt19937 random (5);
    std::uint64_t wrong = 0, mixed = 0, reads = 0, columns = 0;
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);

    while ((reads < 2000 || clears < 6) && std::chrono::steady_clock::now() < limit)
    {
        const auto last = history.numRows();
        const auto span = 1 + random() % (reads % 2 == 0 ? 100u : 80'000u);
        const auto view = history.read (last - std::min<std::uint64_t> (last, span), last, 200 + random() % 2000);
        ++reads;
        columns += view.columns.size();

        for (std::size_t i = 0; i < view.columns.size(); ++i)
        {
            const auto& column = view.columns[i];
            const auto first = static_cast<float> (view.firstRow + i * view.rowsPerColumn);
            const auto isTail = i + 1 == view.columns.size();
            const auto end = first + static_cast<float> (view.rowsPerColumn) - 1.0f;
            wrong += column.momentaryMinLufs != first ? 1u : 0u;
            wrong += column.momentaryMaxLufs != end && ! (isTail && column.momentaryMaxLufs < end) ? 1u : 0u;
            mixed += column.shortTermMinLufs != view.columns.front().shortTermMinLufs
                             || column.shortTermMaxLufs != column.shortTermMinLufs
                         ? 1u
                         : 0u;
        }
    }

    stop = true;
    writer.join();
    CAPTURE (reads, columns, clears.load());
    CHECK (columns > 1000);
    CHECK (clears >= 6);
    CHECK (wrong == 0);
    CHECK (mixed == 0);
}

TEST_CASE ("rows overwritten during a read are left out", "[threads]")
{
    History history;
    std::atomic<bool> stop { false };

    for (std::uint64_t row = 0; row < 2 * rowsOfTwoHours; ++row)
        history.append ({ static_cast<float> (row), 0.0f, 0.0f, 0.0f });

    std::thread writer ([&] {
        for (std::uint64_t row = 2 * rowsOfTwoHours; ! stop && row < 16'000'000; ++row)
            history.append ({ static_cast<float> (row), 0.0f, 0.0f, 0.0f });
    });

    // Read the oldest rows of the ring again and again, so that the writer is always about to overwrite them.
    std::uint64_t wrong = 0, leftOut = 0;
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);

    for (int reads = 0;
         (reads < 40 || leftOut < 5) && std::chrono::steady_clock::now() < limit && history.numRows() < 15'900'000;
         ++reads)
    {
        const auto first = history.numRows() - rowsOfTwoHours + 50;
        const auto view = history.read (first, first + 60'000, 100'000);

        if (view.rowsPerColumn != 1)
            continue;

        leftOut += view.firstRow > first ? 1u : 0u;

        for (std::size_t i = 0; i < view.columns.size(); ++i)
            wrong += view.columns[i].momentaryMinLufs != static_cast<float> (view.firstRow + i) ? 1u : 0u;
    }

    stop = true;
    writer.join();
    CHECK (wrong == 0);
    CHECK (leftOut > 0);
}

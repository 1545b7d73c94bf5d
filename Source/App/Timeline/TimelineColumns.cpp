#include "App/Timeline/TimelineColumns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr float unmeasured = std::numeric_limits<float>::quiet_NaN();
constexpr TimelineColumn nothing { unmeasured, unmeasured, unmeasured, unmeasured, unmeasured };

/** At least this many columns are read from the history, so that even one column of many rows is as exact as the
    history. */
constexpr std::size_t fewestRead = 1024;

/** fmin and fmax return the number if the other value is NaN. */
TimelineColumn joined (const TimelineColumn& a, const HistoryColumn& b)
{
    return { std::fmin (a.momentaryMinLufs, b.momentaryMinLufs), std::fmax (a.momentaryMaxLufs, b.momentaryMaxLufs),
             std::fmin (a.shortTermMinLufs, b.shortTermMinLufs), std::fmax (a.shortTermMaxLufs, b.shortTermMaxLufs),
             std::fmax (a.truePeakMaxDbtp, b.truePeakMaxDbtp) };
}

std::uint64_t rowsIn (double seconds)
{
    return static_cast<std::uint64_t> (std::ceil (std::max (0.0, seconds) * rowsPerSecond));
}
} // namespace

void TimelineColumns::setWidth (int pixels)
{
    width = std::max (1, pixels);
    isWidthNew = true;
}

TimelineColumns::Change TimelineColumns::update (const History& history, std::uint64_t measurement,
                                                 const TimelineSpan& visible)
{
    const auto numRows = history.numRows();
    const auto isNewPicture =
        isWidthNew || visible != shownSpan || measurement != shownMeasurement || numRows < rowsSeen;

    if (! isNewPicture && (numRows == rowsSeen || rowsSeen >= endRow))
    {
        rowsSeen = numRows;
        return {};
    }

    if (isNewPicture)
    {
        const auto pixels = static_cast<std::uint64_t> (width);
        rowsPerColumn = std::max<std::uint64_t> (1, (rowsIn (visible.lengthSeconds) + pixels - 1) / pixels);
        const auto first = static_cast<std::uint64_t> (visible.firstSeconds / columnSeconds());
        firstColumn = first > 0 ? first - 1 : 0;
        endRow = (rowsIn (visible.lastSeconds()) / rowsPerColumn + 2) * rowsPerColumn;
        shownSpan = visible;
        shownMeasurement = measurement;
        isWidthNew = false;
        rowsSeen = 0;
        shown.clear();
    }

    const auto firstRow = std::max (firstColumn, rowsSeen / rowsPerColumn) * rowsPerColumn;
    readFrom (history, firstRow, std::min (numRows, endRow));
    rowsSeen = numRows;
    return { static_cast<std::size_t> (firstRow / rowsPerColumn - firstColumn), shown.size(), isNewPicture };
}

void TimelineColumns::readFrom (const History& history, std::uint64_t firstRow, std::uint64_t lastRow)
{
    if (firstRow >= lastRow)
        return;

    const auto endColumn = (lastRow + rowsPerColumn - 1) / rowsPerColumn;
    const auto numColumns = static_cast<std::size_t> (endColumn - firstRow / rowsPerColumn);
    shown.resize (static_cast<std::size_t> (firstRow / rowsPerColumn - firstColumn));
    shown.resize (shown.size() + numColumns, nothing);

    // Reads eight times as many columns as are drawn. The history's columns hold 1, 8, 64 or 512 rows, so as long as it
    // has enough detail, its columns are no wider than ours.
    const auto view = history.read (firstRow, lastRow, std::max (fewestRead, 8 * numColumns));

    for (std::size_t i = 0; i < view.columns.size(); ++i)
    {
        const auto begin = view.firstRow + i * view.rowsPerColumn;
        const auto end = std::min (begin + view.rowsPerColumn, lastRow);

        for (auto column = std::max (begin, firstRow) / rowsPerColumn; column * rowsPerColumn < end; ++column)
        {
            auto& target = shown[static_cast<std::size_t> (column - firstColumn)];
            target = joined (target, view.columns[i]);
        }
    }
}

double TimelineColumns::secondsOf (std::size_t column) const noexcept
{
    return static_cast<double> (numberOf (column)) * columnSeconds();
}

const TimelineColumn* TimelineColumns::at (double seconds) const noexcept
{
    const auto number = std::floor (seconds / columnSeconds() + 1.0e-9) - static_cast<double> (firstColumn);
    return number >= 0.0 && number < static_cast<double> (shown.size()) ? &shown[static_cast<std::size_t> (number)]
                                                                        : nullptr;
}

float TimelineColumns::xOfColumn (std::size_t column) const noexcept
{
    return xOfSeconds (secondsOf (column) + 0.5 * columnSeconds());
}
} // namespace twobus

#include "App/TimelineColumns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr float unmeasured = std::numeric_limits<float>::quiet_NaN();

constexpr std::array<double, 14> spans { 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0, 7200.0, 14400.0,
                                         28800.0, 86400.0, 172800.0, 604800.0, 1209600.0 };

constexpr std::array<double, 14> intervals { 10.0, 20.0, 60.0, 120.0, 200.0, 300.0, 600.0, 1200.0, 3600.0,
                                             7200.0, 14400.0, 28800.0, 86400.0, 172800.0 };

/** The higher of both; fmax prefers a number to NaN. */
TimelineColumn joined (const TimelineColumn& a, const HistoryColumn& b)
{
    return { std::fmax (a.momentaryLufs, b.momentaryMaxLufs), std::fmax (a.shortTermLufs, b.shortTermMaxLufs),
             std::fmax (a.truePeakDbtp, b.truePeakMaxDbtp) };
}
} // namespace

double timelineSpanFor (double seconds)
{
    const auto found = std::find_if (spans.begin(), spans.end(), [seconds] (double span) { return seconds <= span; });
    return found != spans.end() ? *found : spans.back();
}

double timelineMarkInterval (double spanSeconds)
{
    const auto found = std::find (spans.begin(), spans.end(), spanSeconds);
    return found != spans.end() ? intervals[static_cast<std::size_t> (found - spans.begin())] : intervals.back();
}

//==============================================================================
void TimelineColumns::setWidth (int pixels)
{
    width = std::max (1, pixels);
    spanRows = 0;
}

TimelineColumns::Change TimelineColumns::update (const History& history, std::uint64_t measurement)
{
    const auto numRows = history.numRows();
    const auto span = static_cast<std::uint64_t> (
        timelineSpanFor (static_cast<double> (numRows) / historyRowsPerSecond) * historyRowsPerSecond);
    const auto isNewPicture = span != spanRows || measurement != shownMeasurement || numRows < rowsSeen;

    if (! isNewPicture && numRows == rowsSeen)
        return {};

    if (isNewPicture)
    {
        const auto pixels = static_cast<std::uint64_t> (std::max (1, width));
        spanRows = span;
        rowsPerColumn = std::max<std::uint64_t> (1, (span + pixels - 1) / pixels);
        shownMeasurement = measurement;
        rowsSeen = 0;
        shown.clear();
    }

    const auto firstColumn = rowsSeen / rowsPerColumn;
    readFrom (history, firstColumn * rowsPerColumn, numRows);
    rowsSeen = numRows;
    return { static_cast<std::size_t> (firstColumn), shown.size(), isNewPicture };
}

void TimelineColumns::readFrom (const History& history, std::uint64_t firstRow, std::uint64_t lastRow)
{
    const auto numColumns =
        static_cast<std::size_t> ((std::min (lastRow, spanRows) + rowsPerColumn - 1) / rowsPerColumn);
    shown.resize (static_cast<std::size_t> (firstRow / rowsPerColumn));
    shown.resize (numColumns, { unmeasured, unmeasured, unmeasured });

    // Eight times as many as are drawn: the history's steps are of eight, so none is wider than ours.
    const auto view = history.read (firstRow, lastRow, 8 * std::max<std::size_t> (1, numColumns));

    for (std::size_t i = 0; i < view.columns.size(); ++i)
    {
        const auto column =
            static_cast<std::size_t> (std::max (firstRow, view.firstRow + i * view.rowsPerColumn) / rowsPerColumn);

        if (column < shown.size())
            shown[column] = joined (shown[column], view.columns[i]);
    }
}

float TimelineColumns::xOfColumn (std::size_t column) const noexcept
{
    return xOfSeconds ((static_cast<double> (column) + 0.5) * static_cast<double> (rowsPerColumn)
                       / historyRowsPerSecond);
}

float TimelineColumns::xOfSeconds (double seconds) const noexcept
{
    return spanRows == 0 ? 0.0f : static_cast<float> (seconds / spanSeconds() * width);
}
} // namespace twobus

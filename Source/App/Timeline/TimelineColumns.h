#pragma once

#include "App/Timeline/TimelineRange.h"
#include "Engine/History.h"

#include <cstdint>
#include <vector>

namespace twobus
{
/** NaN where nothing was measured. */
struct TimelineColumn
{
    float momentaryMinLufs, momentaryMaxLufs;
    float shortTermMinLufs, shortTermMaxLufs;
    float truePeakMaxDbtp;
};

/** The visible part of the history, gathered into columns of at least a pixel for a timeline of a given width.

    Columns begin at whole multiples of their length, whatever is in view: panning moves them and changes none. One more
    stands beyond either end, so that curves reach it. No drawing; message thread.
*/
class TimelineColumns
{
public:
    void setWidth (int pixels);

    /** Columns that changed, from first to before last; empty when none did. */
    struct Change
    {
        std::size_t first = 0, last = 0;
        bool isNewPicture = false; ///< the span, and with it everything, has changed
    };

    /** Takes in what is new. The measurement is a number that changes when the history is another's. */
    Change update (const History&, std::uint64_t measurement, const TimelineSpan& visible);

    const std::vector<TimelineColumn>& columns() const noexcept { return shown; }
    const TimelineSpan& span() const noexcept { return shownSpan; }

    /** Of each column. */
    double columnSeconds() const noexcept { return static_cast<double> (rowsPerColumn) / rowsPerSecond; }

    /** Where a column begins, of measured audio. */
    double secondsOf (std::size_t column) const noexcept;

    /** How many columns stand before this one, from the start of the measurement on. */
    std::uint64_t numberOf (std::size_t column) const noexcept { return firstColumn + column; }

    /** The column at a moment; null where there is none. */
    const TimelineColumn* at (double seconds) const noexcept;

    /** The pixel at which a column's middle stands, and a moment's. */
    float xOfColumn (std::size_t column) const noexcept;
    float xOfSeconds (double seconds) const noexcept { return shownSpan.xOf (seconds, width); }

private:
    void readFrom (const History&, std::uint64_t firstRow, std::uint64_t lastRow);

    int width = 1;
    bool isWidthNew = true;
    TimelineSpan shownSpan;
    std::uint64_t rowsPerColumn = 1, firstColumn = 0, endRow = 0, rowsSeen = 0, shownMeasurement = 0;
    std::vector<TimelineColumn> shown;
};
} // namespace twobus

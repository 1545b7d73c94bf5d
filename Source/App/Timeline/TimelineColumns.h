#pragma once

#include "App/Timeline/TimelineRange.h"
#include "Engine/History.h"

#include <cstdint>
#include <vector>

namespace twobus
{
/** Values are NaN if nothing was measured. */
struct TimelineColumn
{
    float momentaryMinLufs, momentaryMaxLufs;
    float shortTermMinLufs, shortTermMaxLufs;
    float truePeakMaxDbtp;
};

/** The visible part of the history, gathered into columns of at least one pixel for a timeline of a given width.

    Columns begin at whole multiples of their length, whatever is in view, so panning moves columns but does not change
    them. There is one more column beyond each end, so that curves reach the edges. Draws nothing. Message thread.
*/
class TimelineColumns
{
public:
    void setWidth (int pixels);

    /** The columns that changed, from first to before last; empty if none changed. */
    struct Change
    {
        std::size_t first = 0, last = 0;
        bool isNewPicture = false; ///< everything must be repainted: the span, width or measurement has changed
    };

    /** Reads new rows. The measurement is a number that changes when the history belongs to another measurement. */
    Change update (const History&, std::uint64_t measurement, const TimelineSpan& visible);

    const std::vector<TimelineColumn>& columns() const noexcept { return shown; }
    const TimelineSpan& span() const noexcept { return shownSpan; }

    /** The length of each column. */
    double columnSeconds() const noexcept { return static_cast<double> (rowsPerColumn) / rowsPerSecond; }

    /** Where a column begins, in seconds of measured audio. */
    double secondsOf (std::size_t column) const noexcept;

    /** The number of columns before this one, counted from the start of the measurement. */
    std::uint64_t numberOf (std::size_t column) const noexcept { return firstColumn + column; }

    /** The column at this moment; null if there is none. */
    const TimelineColumn* at (double seconds) const noexcept;

    /** The x of a column's middle, and of a moment, in pixels. */
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

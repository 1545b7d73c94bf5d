#pragma once

#include "Engine/History.h"

#include <cstdint>
#include <vector>

/** The history, gathered into columns of pixels for a timeline of a given width.

    The whole measurement is shown. Its span grows in steps (1, 2, 5, 10 minutes ...), so that the picture stands
    still between the steps and only its newest end changes. No drawing; message thread.
*/
namespace twobus
{
/** NaN where nothing was measured. */
struct TimelineColumn
{
    float momentaryLufs, shortTermLufs, truePeakDbtp; ///< the highest of the column
};

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
    Change update (const History&, std::uint64_t measurement);

    const std::vector<TimelineColumn>& columns() const noexcept { return shown; }

    double spanSeconds() const noexcept { return static_cast<double> (spanRows) / historyRowsPerSecond; }

    /** The pixel at which a column's middle stands, and a moment's. */
    float xOfColumn (std::size_t column) const noexcept;
    float xOfSeconds (double seconds) const noexcept;

private:
    void readFrom (const History&, std::uint64_t firstRow, std::uint64_t lastRow);

    int width = 0;
    std::uint64_t spanRows = 0, rowsPerColumn = 1, rowsSeen = 0, shownMeasurement = 0;
    std::vector<TimelineColumn> shown;
};

/** The shortest step that the seconds fit into. */
double timelineSpanFor (double seconds);

/** Seconds between the marks of a span: five to eight of them fit. */
double timelineMarkInterval (double spanSeconds);
} // namespace twobus

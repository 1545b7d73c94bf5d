#include "Files/Sessions/SessionTimeline.h"

#include "Core/Bank/MeterRow.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr double longestHoleRows = 600.0, shortestPauseRows = 10.0;
constexpr float signalDbfs = -60.0f;

/** The length of the hole between two rows that follow each other in the log, in rows: missed rows, lost frames and a
    pause. */
double missingSecondsBetween (const LoggedRow& before, const LoggedRow& after, double sampleRate)
{
    const auto rowsMissed = after.number > before.number ? static_cast<double> (after.number - before.number - 1) : 0.0;
    const auto framesLost =
        after.lostFrames > before.lostFrames ? static_cast<double> (after.lostFrames - before.lostFrames) : 0.0;
    const auto known = rowsMissed + (sampleRate > 0.0 ? framesLost / sampleRate * rowsPerSecond : 0.0);

    const auto milliseconds =
        after.milliseconds > before.milliseconds ? static_cast<double> (after.milliseconds - before.milliseconds) : 0.0;
    const auto pause = milliseconds / 100.0 - 1.0 - known;
    return std::min (longestHoleRows, known + (pause >= shortestPauseRows ? pause : 0.0));
}
} // namespace

bool hasSignal (const MeterRow& row) noexcept { return row.samplePeakDbfs > signalDbfs; }

SessionTimeline::SessionTimeline (const SessionMeasurement& measurement)
{
    auto owed = 0.0; // the part of a row by which the holes so far were rounded

    for (const auto& row : measurement.rows)
    {
        if (&row != measurement.rows.data())
            owed += missingSecondsBetween (*(&row - 1), row, measurement.sampleRate);

        const auto whole = std::floor (owed + 0.5);
        rows.insert (rows.end(), static_cast<std::size_t> (std::max (0.0, whole)), nullptr);
        owed -= std::max (0.0, whole);
        rows.push_back (&row);
    }
}

std::vector<float> SessionTimeline::momentaryLufs() const
{
    std::vector<float> levels;
    levels.reserve (rows.size());

    for (const auto* row : rows)
        levels.push_back (row != nullptr ? row->row.momentaryLufs : std::numeric_limits<float>::quiet_NaN());

    return levels;
}

SessionTimeline::Stretch SessionTimeline::passAround (std::size_t place) const noexcept
{
    const auto pass = place < rows.size() && rows[place] != nullptr ? rows[place]->pass : 0;

    if (pass == 0)
        return {};

    const auto isIn = [this, pass] (std::size_t at) { return rows[at] == nullptr || rows[at]->pass == pass; };
    const auto isSignal = [this] (std::size_t at) { return rows[at] != nullptr && hasSignal (rows[at]->row); };
    Stretch stretch { place, place + 1, pass };

    while (stretch.first > 0 && isIn (stretch.first - 1))
        --stretch.first;

    while (stretch.end < rows.size() && isIn (stretch.end))
        ++stretch.end;

    while (stretch.first < place && ! isSignal (stretch.first))
        ++stretch.first;

    while (stretch.end > place + 1 && ! isSignal (stretch.end - 1))
        --stretch.end;

    return stretch;
}
} // namespace twobus

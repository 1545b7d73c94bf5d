#include "App/Timeline/LoudnessDistribution.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
bool LoudnessDistribution::update (const History& history, std::uint64_t measurement)
{
    const auto numRows = history.numRows();
    const auto isAnother = measurement != shownMeasurement || numRows < rowsSeen;

    if (isAnother)
        *this = {};

    shownMeasurement = measurement;

    const auto first = rowsSeen, last = std::min (numRows, rowsSeen + mostRowsPerUpdate);

    if (first == last)
        return isAnother;

    const auto view = history.read (first, last, mostRowsPerUpdate);

    for (std::size_t i = 0; i < view.columns.size(); ++i)
    {
        const auto begin = std::max (first, view.firstRow + i * view.rowsPerColumn);
        const auto end = std::min (last, view.firstRow + (i + 1) * view.rowsPerColumn);
        const auto& column = view.columns[i];
        const auto bin = std::floor (0.5f * (column.shortTermMinLufs + column.shortTermMaxLufs)) - lowestLufs;

        if (begin < end && bin >= 0.0f && bin < static_cast<float> (numBins))
        {
            highest = std::max (highest, counts[static_cast<std::size_t> (bin)] += end - begin);
            all += end - begin;
        }
    }

    rowsSeen = last;
    return true;
}

double LoudnessDistribution::shareOf (std::size_t bin) const noexcept
{
    return highest == 0 ? 0.0 : static_cast<double> (counts[bin]) / static_cast<double> (highest);
}

double LoudnessDistribution::longestSeconds() const noexcept { return static_cast<double> (highest) / rowsPerSecond; }

double LoudnessDistribution::shareOfAll (std::size_t bin) const noexcept
{
    return all == 0 ? 0.0 : static_cast<double> (counts[bin]) / static_cast<double> (all);
}

std::optional<double> LoudnessDistribution::highestOfRange() const noexcept
{
    const auto wanted = 0.95 * static_cast<double> (all);
    auto below = 0.0;

    for (std::size_t bin = 0; bin < numBins && all > 0; ++bin)
    {
        const auto here = static_cast<double> (counts[bin]);

        if (here > 0.0 && below + here >= wanted)
            return lowestLufs + static_cast<double> (bin) + (wanted - below) / here;

        below += here;
    }

    return std::nullopt;
}
} // namespace twobus

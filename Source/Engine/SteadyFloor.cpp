#include "Engine/SteadyFloor.h"

#include "Core/Bank/MeterRow.h"

#include <algorithm>
#include <limits>

namespace twobus
{
namespace
{
constexpr double secondsOfFloor = 30.0, widestLu = 3.0, highestLufs = -40.0, belowLoudestLu = 20.0;
constexpr auto numRows = static_cast<std::uint64_t> (secondsOfFloor * rowsPerSecond);
} // namespace

std::optional<double> steadyFloorLufs (const History& history, std::optional<double> loudestOfPassLufs)
{
    const auto last = history.numRows();

    if (last < numRows || ! loudestOfPassLufs)
        return std::nullopt;

    const auto view = history.read (last - numRows, last, numRows);
    auto lowest = std::numeric_limits<double>::infinity(), highest = -lowest;

    for (const auto& row : view.columns)
    {
        const auto lufs = static_cast<double> (row.momentaryMaxLufs);

        if (! (lufs <= std::min (highestLufs, *loudestOfPassLufs - belowLoudestLu))) // NaN too
            return std::nullopt;

        lowest = std::min (lowest, lufs);
        highest = std::max (highest, lufs);
    }

    const auto isFloor = view.columns.size() == numRows && highest - lowest <= widestLu;
    return isFloor ? std::optional (highest) : std::nullopt;
}
} // namespace twobus

#include "Engine/RecentClips.h"

#include "Core/Bank/LastMinutes.h"
#include "Core/Causes/ClippedRuns.h"

#include <algorithm>

namespace twobus
{
void RecentClips::note (const MeterReadings& sinceReset)
{
    constexpr std::uint64_t fewBelowFullScale = 10;
    const auto below = sinceReset.ceilings.flatTopsBelowFullScale;
    const auto clips = clippedRunsAtFullScale (sinceReset) + (below > fewBelowFullScale ? below : 0);
    nowSeconds = sinceReset.secondsMeasured;

    // A measurement that an undo brought back has clips of which nobody knows when they were.
    const auto before = seen.value_or (nowSeconds > 1.0 ? clips : 0);
    seen = std::max (before, clips);

    if (clips <= before)
        return;

    if (list.empty() || nowSeconds - list.back().seconds >= 1.0)
        list.push_back ({ nowSeconds, 0 });

    list.back().count += clips - before;

    while (nowSeconds - list.front().seconds > 60.0 * LastMinutes::most)
        list.pop_front();
}

void RecentClips::clear()
{
    list.clear();
    seen.reset();
    nowSeconds = 0.0;
}

std::uint64_t RecentClips::countIn (double newestSeconds) const noexcept
{
    std::uint64_t count = 0;

    for (auto each = list.rbegin(); each != list.rend() && nowSeconds - each->seconds < newestSeconds; ++each)
        count += each->count;

    return count;
}

std::optional<double> RecentClips::secondsSinceLast() const noexcept
{
    return list.empty() ? std::nullopt : std::optional (nowSeconds - list.back().seconds);
}
} // namespace twobus

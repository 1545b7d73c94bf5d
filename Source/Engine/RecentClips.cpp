#include "Engine/RecentClips.h"

#include "Core/Bank/LastMinutes.h"
#include "Core/Causes/ClippedRuns.h"
#include "Core/Causes/HarmlessFlatTops.h"

#include <algorithm>

namespace twobus
{
void RecentClips::note (const MeterReadings& sinceReset)
{
    const Tops now { clippedRunsAtFullScale (sinceReset), damagingFlatTops (sinceReset.ceilings) };
    nowSeconds = sinceReset.secondsMeasured;

    // A measurement that an undo brought back has clips of which nobody knows when they were.
    const auto before = seen.value_or (nowSeconds > 1.0 ? now : Tops {});
    seen = Tops { std::max (before.atFullScale, now.atFullScale), std::max (before.below, now.below) };

    const Tops added { seen->atFullScale - before.atFullScale, seen->below - before.below };

    if (added.atFullScale + added.below == 0)
        return;

    if (list.empty() || nowSeconds - list.back().seconds >= 1.0)
        list.push_back ({ nowSeconds, {} });

    list.back().tops.atFullScale += added.atFullScale;
    list.back().tops.below += added.below;

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
    Tops tops;

    for (auto each = list.rbegin(); each != list.rend() && nowSeconds - each->seconds < newestSeconds; ++each)
    {
        tops.atFullScale += each->tops.atFullScale;
        tops.below += each->tops.below;
    }

    return tops.atFullScale > 0 ? tops.atFullScale : tops.below;
}

std::optional<double> RecentClips::secondsSinceLast() const noexcept
{
    return list.empty() ? std::nullopt : std::optional (nowSeconds - list.back().seconds);
}
} // namespace twobus

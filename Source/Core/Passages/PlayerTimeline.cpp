#include "Core/Passages/PlayerTimeline.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
PlayerTimeline::Stretch& PlayerTimeline::newStretch() noexcept { return stretches[numStretches++ % maxStretches] = {}; }

bool PlayerTimeline::note (double measuredSeconds, std::optional<double> playerSeconds) noexcept
{
    auto* current = numStretches > 0 ? &stretches[(numStretches - 1) % maxStretches] : nullptr;

    if (current != nullptr && ! current->isOpen)
        current = nullptr;

    if (! playerSeconds)
    {
        if (current != nullptr)
            current->isOpen = false;

        return false;
    }

    const auto offset = *playerSeconds - measuredSeconds;
    const auto jumpsBack = current != nullptr && offset < current->offset - largestDriftSeconds;

    if (current == nullptr || std::abs (offset - current->offset) > largestDriftSeconds)
    {
        current = &newStretch();
        *current = { measuredSeconds, measuredSeconds, offset, true };
    }

    current->offset = std::min (current->offset, offset);
    current->lastSeconds = std::max (current->lastSeconds, measuredSeconds);
    return jumpsBack;
}

std::optional<double> PlayerTimeline::playerSecondsAt (double measuredSeconds) const noexcept
{
    const auto numKept = std::min (numStretches, maxStretches);

    for (std::size_t i = 1; i <= numKept; ++i)
    {
        const auto& stretch = stretches[(numStretches - i) % maxStretches];

        // note() is called only several times a second, so playing began a little earlier and continued a little
        // longer.
        if (measuredSeconds >= stretch.firstSeconds - largestDriftSeconds
            && measuredSeconds <= stretch.lastSeconds + largestDriftSeconds)
            return std::max (0.0, measuredSeconds + stretch.offset);
    }

    return std::nullopt;
}
} // namespace twobus

#include "Core/Passages/PlayerTimeline.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
PlayerTimeline::Stretch& PlayerTimeline::newStretch() noexcept { return stretches[numStretches++ % maxStretches] = {}; }

void PlayerTimeline::stop() noexcept
{
    if (numStretches == 0)
        return;

    auto& newest = stretches[(numStretches - 1) % maxStretches];
    newest.isOpen = false;
    newest.isPutAway = true;
}

PlayerTimeline::Jump PlayerTimeline::note (double measuredSeconds, std::optional<double> playerSeconds) noexcept
{
    auto* newest = numStretches > 0 ? &stretches[(numStretches - 1) % maxStretches] : nullptr;

    if (! playerSeconds)
    {
        if (newest != nullptr)
            newest->isOpen = false;

        return Jump::none;
    }

    const auto offset = *playerSeconds - measuredSeconds;
    auto jump = Jump::none;

    if (newest != nullptr && isJumpBack (*newest, measuredSeconds, *playerSeconds))
        jump = std::abs (*playerSeconds - newest->firstSeconds - newest->offset) <= samePlaceSeconds ? Jump::backToStart
                                                                                                     : Jump::back;

    if (newest == nullptr || ! newest->isOpen || std::abs (offset - newest->offset) > largestDriftSeconds)
    {
        newest = &newStretch();
        *newest = { measuredSeconds, measuredSeconds, offset, true, false };
    }

    newest->offset = std::min (newest->offset, offset);
    newest->lastSeconds = std::max (newest->lastSeconds, measuredSeconds);
    return jump;
}

bool PlayerTimeline::isJumpBack (const Stretch& stretch, double measuredSeconds, double playerSeconds) noexcept
{
    if (stretch.isPutAway)
        return false;

    if (stretch.isOpen)
        return playerSeconds - measuredSeconds < stretch.offset - largestDriftSeconds;

    // While it stood still, measured time went on and its own did not, so only its position counts.
    return measuredSeconds - stretch.lastSeconds <= longestJumpSeconds
           && playerSeconds < stretch.lastSeconds + stretch.offset - largestDriftSeconds;
}

bool PlayerTimeline::wasPlayedAgain (double measuredSeconds) const noexcept
{
    const auto moment = playerSecondsAt (measuredSeconds);
    const auto numKept = std::min (numStretches, maxStretches);

    for (std::size_t i = 1; moment && i <= numKept; ++i)
    {
        const auto& stretch = stretches[(numStretches - i) % maxStretches];

        if (stretch.firstSeconds <= measuredSeconds)
            break;

        if (*moment >= stretch.firstSeconds + stretch.offset && *moment <= stretch.lastSeconds + stretch.offset)
            return true;
    }

    return false;
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

std::optional<double> PlayerTimeline::newestPlayerSeconds (double fromMeasuredSeconds,
                                                           double toMeasuredSeconds) const noexcept
{
    const auto numKept = std::min (numStretches, maxStretches);

    for (std::size_t i = 1; i <= numKept; ++i)
    {
        const auto& stretch = stretches[(numStretches - i) % maxStretches];

        if (stretch.firstSeconds <= toMeasuredSeconds && stretch.lastSeconds >= fromMeasuredSeconds)
            return std::max (0.0, std::min (stretch.lastSeconds, toMeasuredSeconds) + stretch.offset);
    }

    return std::nullopt;
}
} // namespace twobus

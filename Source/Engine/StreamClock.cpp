#include "Engine/StreamClock.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double windowSeconds = 1.0;
constexpr double smallestLossSeconds = 0.020;
constexpr double smallestLossBlocks = 1.5;
constexpr double furthestAheadSeconds = 0.5;
constexpr double never = 1.0e9;
} // namespace

void StreamClock::start (std::int64_t nowNanoseconds, double blockSeconds) noexcept
{
    started = true;
    startNanoseconds = nowNanoseconds;
    deliveredSeconds = blockSeconds;
    windowEndSeconds = windowSeconds;
    earliestBefore = -blockSeconds;
    earliestNow = never;
}

StreamClock::Finding StreamClock::note (std::int64_t nowNanoseconds, std::size_t numFrames, double sampleRate) noexcept
{
    const auto blockSeconds = static_cast<double> (numFrames) / sampleRate;

    if (! started)
    {
        start (nowNanoseconds, blockSeconds);
        return {};
    }

    const auto elapsed = static_cast<double> (nowNanoseconds - startNanoseconds) * 1.0e-9;
    const auto lateness = elapsed - deliveredSeconds - blockSeconds;

    if (lateness < earliestBefore - furthestAheadSeconds)
        return { 0, true };

    deliveredSeconds += blockSeconds;
    earliestNow = std::min (earliestNow, lateness);

    if (elapsed < windowEndSeconds)
        return {};

    windowEndSeconds = elapsed + windowSeconds;
    return { closeWindow (blockSeconds, sampleRate), false };
}

std::uint64_t StreamClock::closeWindow (double blockSeconds, double sampleRate) noexcept
{
    const auto behind = earliestNow - earliestBefore;
    const auto isLoss = behind > std::max (smallestLossSeconds, smallestLossBlocks * blockSeconds);

    if (isLoss)
        deliveredSeconds += behind;
    else
        earliestBefore = earliestNow;

    earliestNow = never;
    return isLoss ? static_cast<std::uint64_t> (std::llround (behind * sampleRate)) : 0;
}
} // namespace twobus

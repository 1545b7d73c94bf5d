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
constexpr double toleratedJitterSeconds = 0.003;
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
    latestBefore = latestNow = -blockSeconds;
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

    const auto isLate = lateness > std::max (latestBefore, latestNow) + blockSeconds + toleratedJitterSeconds;
    deliveredSeconds += blockSeconds;
    earliestNow = std::min (earliestNow, lateness);
    latestNow = std::max (latestNow, lateness);

    if (elapsed < windowEndSeconds)
        return { 0, false, isLate };

    windowEndSeconds = elapsed + windowSeconds;
    return { closeWindow (blockSeconds, sampleRate), false, isLate };
}

std::uint64_t StreamClock::closeWindow (double blockSeconds, double sampleRate) noexcept
{
    const auto behind = earliestNow - earliestBefore;
    const auto isLoss = behind > std::max (smallestLossSeconds, smallestLossBlocks * blockSeconds);

    if (isLoss)
        deliveredSeconds += behind;
    else
        earliestBefore = earliestNow;

    latestBefore = latestNow - (isLoss ? behind : 0.0);
    earliestNow = never;
    latestNow = -never;
    return isLoss ? static_cast<std::uint64_t> (std::llround (behind * sampleRate)) : 0;
}
} // namespace twobus

#include "Devices/StreamWatch.h"

#include <algorithm>

namespace twobus
{
void StreamWatch::opened (std::int64_t nowNanoseconds, std::uint64_t portsGone) noexcept
{
    lastPlaying = lastComplete = lastCallback = nowNanoseconds;
    lastPortGone = nowNanoseconds - patienceNanoseconds - 1;
    tooFastBefore = 0;
    portsGoneBefore = portsGone;
}

/** A program that stops and starts again within 0.1 s has new ports with the same names, but nothing connects them to
    Twobus. */
bool StreamWatch::hasReturnedUnderSameName (const StreamFacts& facts, std::int64_t nowNanoseconds) noexcept
{
    if (facts.portsGone != portsGoneBefore)
        lastPortGone = nowNanoseconds;

    portsGoneBefore = facts.portsGone;
    return ! facts.isConnected && nowNanoseconds - lastPortGone <= patienceNanoseconds;
}

std::optional<StreamLoss> StreamWatch::check (const StreamFacts& facts, std::int64_t nowNanoseconds) noexcept
{
    if (facts.isPlaying)
        lastPlaying = nowNanoseconds;

    if (facts.arrivingChannels == facts.expectedChannels)
        lastComplete = nowNanoseconds;

    lastCallback = std::max (lastCallback, facts.lastCallbackNanoseconds);

    // When a JACK server goes, JUCE clears isOpen last, on its own thread, and the device must not be deleted before
    // that. So "not playing" alone counts only once it has lasted.
    if (! facts.isOpen || nowNanoseconds - lastPlaying > patienceNanoseconds)
        return StreamLoss::closed;

    if (hasReturnedUnderSameName (facts, nowNanoseconds) || ! facts.isPlayerThere)
        return StreamLoss::playerLeft;

    if (facts.framesTooFast > tooFastBefore)
        return StreamLoss::tooFast;

    if (nowNanoseconds - lastCallback > patienceNanoseconds)
        return StreamLoss::silentDriver;

    if (nowNanoseconds - lastComplete > patienceNanoseconds)
        return StreamLoss::channelsMissing;

    return std::nullopt;
}
} // namespace twobus

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

/** A program that stops and plays on within a tenth of a second has new ports of the same names, and nobody connects
    them. */
bool StreamWatch::isBackUnderItsName (const StreamFacts& facts, std::int64_t nowNanoseconds) noexcept
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

    // Clearing isOpen is the last thing that JUCE does on its own thread when a JACK server goes: before that the
    // device must not be deleted, so "not playing" alone has to last.
    if (! facts.isOpen || nowNanoseconds - lastPlaying > patienceNanoseconds)
        return StreamLoss::closed;

    if (isBackUnderItsName (facts, nowNanoseconds) || ! facts.isPlayerThere)
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

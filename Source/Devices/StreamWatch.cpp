#include "Devices/StreamWatch.h"

#include <algorithm>

namespace twobus
{
void StreamWatch::opened (std::int64_t nowNanoseconds) noexcept
{
    lastPlaying = lastComplete = lastCallback = nowNanoseconds;
    tooFastBefore = 0;
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

    if (facts.framesTooFast > tooFastBefore)
        return StreamLoss::tooFast;

    if (nowNanoseconds - lastCallback > patienceNanoseconds)
        return StreamLoss::silentDriver;

    if (nowNanoseconds - lastComplete > patienceNanoseconds)
        return StreamLoss::channelsMissing;

    return std::nullopt;
}
} // namespace twobus

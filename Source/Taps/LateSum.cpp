#include "Taps/LateSum.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace twobus
{
namespace
{
constexpr int mostStretches = 16;
constexpr double secondsBetweenLooks = 10.0;
} // namespace

void LateSum::DelayLine::prepare (std::size_t numChannels)
{
    held.assign (numChannels, {});
    delayed.assign (numChannels, std::vector<float> (longestBlock));
    outputs.clear();

    for (const auto& channel : delayed)
        outputs.push_back (channel.data());

    setDelay (0);
}

void LateSum::DelayLine::setDelay (std::size_t numFrames)
{
    delay = numFrames;
    position = 0;

    for (auto& channel : held)
        channel.assign (delay, 0.0f);
}

void LateSum::DelayLine::process (std::span<const float* const> inputs, std::size_t numFrames) noexcept
{
    if (delay == 0)
    {
        std::ranges::copy (inputs, outputs.begin());
        return;
    }

    for (std::size_t channel = 0; channel < held.size(); ++channel)
    {
        auto at = position;

        for (std::size_t i = 0; i < numFrames; ++i)
        {
            delayed[channel][i] = std::exchange (held[channel][at], inputs[channel][i]);
            at = at + 1 == delay ? 0 : at + 1;
        }

        outputs[channel] = delayed[channel].data();
    }

    position = (position + numFrames) % delay;
}

//==============================================================================
void LateSum::prepare (double sampleRate, std::vector<std::size_t> numChannelsOfTracks, std::size_t numSumChannels)
{
    rate = sampleRate;
    trackChannels = std::move (numChannelsOfTracks);
    std::size_t numChannels = 0;

    for (const auto each : trackChannels)
        numChannels += each;

    delayedTracks.prepare (numChannels);
    delayedSum.prepare (numSumChannels);
    found = 0;
    numMissing = framesOfLastBlock = 0;
    finder.prepare (rate);
    history.prepare (ChainHistory::mostChannels, std::min (numSumChannels, ChainHistory::mostChannels),
                     2 * finder.framesNeeded());
    left.resize (longestBlock);
    right.resize (longestBlock);
    isLooking = false;
    framesUntilNextLook = 0;
}

void LateSum::look() noexcept
{
    if (isLooking || framesUntilNextLook > 0)
        return;

    isLooking = true;
    numStretches = 0;
    finder.reset();
    markDiscontinuity();
}

void LateSum::endLook() noexcept
{
    isLooking = false;
    framesUntilNextLook = static_cast<std::size_t> (secondsBetweenLooks * rate);
}

void LateSum::markDiscontinuity() noexcept
{
    history.restart();
    nextStretch = 0;
}

bool LateSum::process (std::span<const float* const> tracks, std::span<const float* const> sum, std::size_t numFrames)
{
    framesUntilNextLook -= std::min (framesUntilNextLook, numFrames);
    numMissing -= std::min (numMissing, framesOfLastBlock);
    framesOfLastBlock = numFrames;
    auto isAnother = false;

    if (isLooking)
    {
        remember (tracks, sum, numFrames);
        isAnother = search();
    }

    delayedTracks.process (tracks, numFrames);
    delayedSum.process (sum, numFrames);
    return isAnother;
}

void LateSum::remember (std::span<const float* const> tracks, std::span<const float* const> sum, std::size_t numFrames)
{
    std::fill_n (left.begin(), numFrames, 0.0f);
    std::fill_n (right.begin(), numFrames, 0.0f);
    auto first = tracks.begin();

    for (const auto numChannels : trackChannels)
    {
        const auto* const firstChannel = *first;
        std::advance (first, numChannels);
        const auto* const lastChannel = *std::prev (first);

        for (std::size_t i = 0; i < numFrames; ++i)
        {
            left[i] += firstChannel[i];
            right[i] += lastChannel[i];
        }
    }

    const float* const added[] { left.data(), right.data() };
    history.append (added, sum.first (history.numChannels (ChainHistory::after)), 0, numFrames);
}

/** Returns whether another distance was found. */
bool LateSum::search()
{
    const auto needed = static_cast<std::int64_t> (finder.framesNeeded());
    nextStretch = std::max (nextStretch, history.oldestFrame());

    if (nextStretch + needed > history.endFrame())
        return false;

    const auto distance = finder.addStretch (history, nextStretch);
    nextStretch += needed / 2;

    if (distance || ++numStretches >= mostStretches)
        endLook();

    if (! distance || *distance == found)
        return false;

    found = *distance;
    const auto frames = static_cast<std::size_t> (std::abs (found));
    numMissing = frames;
    delayedTracks.setDelay (found > 0 ? frames : 0);
    delayedSum.setDelay (found < 0 ? frames : 0);
    return true;
}
} // namespace twobus

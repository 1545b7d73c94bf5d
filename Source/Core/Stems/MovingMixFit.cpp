#include "Core/Stems/MovingMixFit.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace twobus
{
namespace
{
/** By how much the newest chunk must fit better by itself than with the others, and better than these fit. */
constexpr double clearlyBetter = 4.0; // 6 dB

/** -50 dB: a rest below this is no reason to start anew. */
constexpr double leastMisfit = 1.0e-5;
} // namespace

void MovingMixFit::prepare (std::span<const std::size_t> numChannelsOfTracks, std::size_t numSumChannels)
{
    numSignals = std::accumulate (numChannelsOfTracks.begin(), numChannelsOfTracks.end(), std::size_t {});
    numSums = numSumChannels;
    number = 0;
    newest = numChunks = 0;
    windowRest = 0.0;

    for (auto& chunk : chunks)
        chunk.sums.prepare (numSignals + numSums);

    gathering.prepare (numSignals + numSums);
    window.prepare (numSignals + numSums);
    windowFit.prepare (numChannelsOfTracks, numSums);
    chunkFit.prepare (numChannelsOfTracks, numSums);
}

bool MovingMixFit::sumSounds() const noexcept
{
    for (std::size_t i = 0; i < numSums; ++i)
        if (gathering.energy (numSignals + i) > MixFit::silentMeanSquare * static_cast<double> (gathering.numFrames()))
            return true;

    return false;
}

MovingMixFit::Change MovingMixFit::finishChunk() noexcept
{
    auto change = Change::none;

    if (sumSounds())
    {
        const auto restBefore = windowRest;
        keepChunk();
        fitWindow();
        change = Change::fitted;

        if (numChunks > 1 && fitsOnlyItself (restBefore))
        {
            numChunks = 1;
            fitWindow();
            change = Change::startedAnew;
        }
    }

    gathering.clear();
    ++number;
    return change;
}

void MovingMixFit::keepChunk() noexcept
{
    newest = (newest + 1) % mostChunks;
    numChunks = std::min (numChunks + 1, mostChunks);
    std::swap (chunks[newest].sums, gathering);
    chunks[newest].number = number;
}

void MovingMixFit::fitWindow() noexcept
{
    window.clear();

    for (std::size_t age = 0; age < numChunks; ++age)
        window.add (chunks[(newest + mostChunks - age) % mostChunks].sums);

    windowFit.fit (window);
    windowRest = windowFit.restOf (window);
    windowFit.findAlike (window, windowRest);
}

bool MovingMixFit::fitsOnlyItself (double restBefore) noexcept
{
    const auto& sums = chunks[newest].sums;
    const auto together = windowFit.restOf (sums);

    if (together <= std::max (leastMisfit, clearlyBetter * restBefore))
        return false;

    chunkFit.fit (sums);
    return together > clearlyBetter * chunkFit.restOf (sums);
}

const GramMatrix* MovingMixFit::find (std::int64_t chunkNumber) const noexcept
{
    for (std::size_t age = 0; age < numChunks; ++age)
        if (const auto& chunk = chunks[(newest + mostChunks - age) % mostChunks]; chunk.number == chunkNumber)
            return &chunk.sums;

    return nullptr;
}

std::optional<double> MovingMixFit::restOfChunk (std::int64_t chunkNumber) const noexcept
{
    const auto* sums = find (chunkNumber);
    return sums != nullptr ? std::optional (windowFit.restOf (*sums)) : std::nullopt;
}
} // namespace twobus

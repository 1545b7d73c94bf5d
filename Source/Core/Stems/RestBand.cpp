#include "Core/Stems/RestBand.h"

#include "Core/Base/SampleStatistics.h"

#include <algorithm>

namespace twobus
{
void RestBand::prepare (double sampleRate, std::size_t numSumChannels)
{
    band.prepare (sampleRate, numSumChannels);
    clear();
}

void RestBand::clear() noexcept
{
    band.clear();
    chunks.fill ({});
    next = 0;
    highestEnergy = 0.0;
    isWaiting = false;
}

void RestBand::append (std::span<float* const> channels, std::size_t numFrames) noexcept
{
    band.append (channels, numFrames);
    ++age;
    framesSinceMiddle += numFrames;

    for (std::size_t i = 0; i < channels.size(); ++i)
        if (const auto energy = sumOfProducts (channels[i], channels[i], numFrames); energy > highestEnergy)
        {
            highestEnergy = energy;
            channel = i;
            age = 0;
            framesSinceMiddle = numFrames / 2;
            isWaiting = true;
        }

    if (isWaiting && age == DominantBand::numSubBlocksAfter)
        capture();
}

void RestBand::capture() noexcept
{
    band.capture (channel, framesSinceMiddle);
    isWaiting = false;
}

void RestBand::finishChunk() noexcept
{
    if (isWaiting)
        capture();

    chunks[next] = highestEnergy > 0.0 ? Found { highestEnergy, band.centreHz().value_or (0.0) } : Found {};
    next = (next + 1) % numChunks;
    highestEnergy = 0.0;
}

std::optional<double> RestBand::centreHz() const noexcept
{
    Found strongest;

    for (const auto& chunk : chunks)
    {
        auto energy = 0.0;

        for (const auto& other : chunks)
            if (other.centreHz == chunk.centreHz)
                energy += other.energy;

        if (chunk.centreHz > 0.0 && energy > strongest.energy)
            strongest = { energy, chunk.centreHz };
    }

    return strongest.energy > 0.0 ? std::optional (strongest.centreHz) : std::nullopt;
}
} // namespace twobus

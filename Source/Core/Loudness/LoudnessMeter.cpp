#include "Core/Loudness/LoudnessMeter.h"

#include "Core/Base/Maximum.h"

#include <algorithm>

namespace twobus
{
void LoudnessMeter::prepare (const MeterFormat& format)
{
    const auto& layout = format.layout;
    const auto timesCounted = format.countsAsDualMono() ? 2.0 : 1.0;
    grid = SubBlockGrid (format.sampleRate);
    hasLoudness = layout.hasLoudness();
    pairs.clear();

    for (std::size_t channel = 0; hasLoudness && channel < layout.size(); ++channel)
    {
        const auto weight = loudnessWeight (layout[channel]).value_or (0.0) * timesCounted;

        if (weight <= 0.0)
            continue;

        if (! pairs.empty() && pairs.back().weights[1] <= 0.0)
        {
            pairs.back().channels[1] = channel;
            pairs.back().weights[1] = weight;
            continue;
        }

        pairs.push_back ({ { channel, channel }, { weight, 0.0 }, {} });
        pairs.back().filter.prepare (format.sampleRate);
    }

    reset();
}

void LoudnessMeter::reset() noexcept
{
    for (auto& pair : pairs)
        pair.filter.reset();

    integrated.reset();
    range.reset();
    momentaryMax.reset();
    shortTermMax.reset();
    gatingBlocks.count = shortTerms.count = 0;
    restartWindows();
}

void LoudnessMeter::restartWindows() noexcept
{
    subBlock = 0;
    subBlocksOfProgramme = 0;
    newest = 0.0;
    energies.clear();
    momentary.reset();
    shortTerm.reset();
}

void LoudnessMeter::process (const float* const* channels, std::size_t numFrames, Silence silence) noexcept
{
    if (! hasLoudness)
        return;

    auto energy = 0.0;

    for (auto& pair : pairs)
    {
        const auto sums = pair.filter.sumsOfSquares (channels[pair.channels[0]], channels[pair.channels[1]], numFrames);
        energy += pair.weights[0] * sums[0] + pair.weights[1] * sums[1];
    }

    energies.push (energy);
    ++subBlock;
    advance (silence);
}

void LoudnessMeter::advance (Silence silence) noexcept
{
    const auto meanPower = [this] (int numSubBlocks) {
        return energies.sumOfNewest (static_cast<std::size_t> (numSubBlocks))
               / static_cast<double> (grid.framesBefore (subBlock, numSubBlocks));
    };

    newest = meanPower (1);
    subBlocksOfProgramme = silence == Silence::isLeftOut ? 0 : std::min (subBlocksOfProgramme + 1, shortTermSubBlocks);
    const auto endsGatingHop = subBlock % gatingHopSubBlocks == 0;

    if (subBlock >= momentarySubBlocks)
    {
        const auto power = meanPower (momentarySubBlocks);
        momentary = power;
        raise (momentaryMax, power);

        if (endsGatingHop && subBlocksOfProgramme >= momentarySubBlocks)
            gatingBlocks.add (power);
    }

    if (subBlock >= shortTermSubBlocks)
    {
        const auto power = meanPower (shortTermSubBlocks);
        shortTerm = power;
        raise (shortTermMax, power);

        if (endsGatingHop && subBlocksOfProgramme >= shortTermSubBlocks)
            shortTerms.add (power);
    }

    settle (silence);
}

void LoudnessMeter::settle (Silence silence) noexcept
{
    if (silence == Silence::isHeld)
        return;

    if (silence == Silence::counts)
    {
        for (std::size_t i = 0; i < gatingBlocks.count; ++i)
            integrated.addGatingBlock (gatingBlocks.powers[i]);

        for (std::size_t i = 0; i < shortTerms.count; ++i)
            range.addShortTerm (shortTerms.powers[i]);
    }

    gatingBlocks.count = shortTerms.count = 0;
}
} // namespace twobus

#include "Core/LoudnessMeter.h"

#include "Core/Decibels.h"

#include <algorithm>

namespace twobus
{
void LoudnessMeter::prepare (double sampleRate, const ChannelLayout& layout)
{
    grid = SubBlockGrid (sampleRate);
    hasLoudness = layout.hasLoudness();
    filters.assign (hasLoudness ? layout.size() : 0, {});
    weights.clear();

    for (std::size_t channel = 0; channel < filters.size(); ++channel)
    {
        filters[channel].prepare (sampleRate);
        weights.push_back (loudnessWeight (layout[channel]).value_or (0.0));
    }

    reset();
}

void LoudnessMeter::reset() noexcept
{
    for (auto& filter : filters)
        filter.reset();

    integrated.reset();
    range.reset();
    momentaryMax.reset();
    shortTermMax.reset();
    restartWindows();
}

void LoudnessMeter::restartWindows() noexcept
{
    subBlock = 0;
    energies.clear();
    momentary.reset();
    shortTerm.reset();
}

void LoudnessMeter::process (const float* const* channels, std::size_t numFrames) noexcept
{
    if (! hasLoudness)
        return;

    auto energy = 0.0;

    for (std::size_t channel = 0; channel < filters.size(); ++channel)
        if (weights[channel] > 0.0)
            energy += weights[channel] * filters[channel].sumOfSquares ({ channels[channel], numFrames });

    energies.push (energy);
    ++subBlock;
    advance();
}

void LoudnessMeter::advance() noexcept
{
    const auto meanPower = [this] (int numSubBlocks) {
        return energies.sumOfNewest (static_cast<std::size_t> (numSubBlocks))
               / static_cast<double> (grid.framesBefore (subBlock, numSubBlocks));
    };

    const auto raise = [] (std::optional<double>& maximum, double value) { maximum = std::max (maximum.value_or (value), value); };

    const auto endsGatingHop = subBlock % gatingHopSubBlocks == 0;

    if (subBlock >= momentarySubBlocks)
    {
        const auto power = meanPower (momentarySubBlocks);
        momentary = powerToLufs (power);
        raise (momentaryMax, *momentary);

        if (endsGatingHop)
            integrated.addGatingBlock (power);
    }

    if (subBlock >= shortTermSubBlocks)
    {
        const auto power = meanPower (shortTermSubBlocks);
        shortTerm = powerToLufs (power);
        raise (shortTermMax, *shortTerm);

        if (endsGatingHop)
            range.addShortTerm (power);
    }
}
} // namespace twobus

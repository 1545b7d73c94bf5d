#include "Core/Faults/ChannelCopies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace twobus
{
namespace
{
constexpr float mostApart = 2.0f / 32768.0f;
constexpr float leastSignal = 0.01f; // -40 dBFS: two channels near silence always look like opposites

constexpr std::array pairedPositions { std::pair { ChannelPosition::left, ChannelPosition::right },
                                       std::pair { ChannelPosition::leftSurround, ChannelPosition::rightSurround },
                                       std::pair { ChannelPosition::leftRear, ChannelPosition::rightRear },
                                       std::pair { ChannelPosition::leftOfCentre, ChannelPosition::rightOfCentre },
                                       std::pair { ChannelPosition::leftWide, ChannelPosition::rightWide } };

struct Comparison
{
    unsigned numApart = 0, numLoud = 0;
};

/** Compares the first channel with the second times the sign. */
Comparison compared (const float* first, const float* second, float sign, std::size_t numFrames) noexcept
{
    Comparison comparison;

    // Counts instead of stopping at the first difference, so that the compiler can vectorise. A NaN differs from
    // everything.
    for (std::size_t i = 0; i < numFrames; ++i)
    {
        comparison.numApart += std::abs (first[i] - sign * second[i]) <= mostApart ? 0u : 1u;
        comparison.numLoud += std::abs (first[i]) >= leastSignal ? 1u : 0u;
    }

    return comparison;
}
} // namespace

void ChannelCopies::prepare (const ChannelLayout& layout)
{
    numChannels = layout.size();
    areSame = areNear = numChannels > 1;
    hasSignal = false;
    pairs.clear();

    for (const auto& [left, right] : pairedPositions)
        for (std::uint32_t channel = 0; channel + 1 < numChannels; ++channel)
            if (layout[channel] == left && layout[channel + 1] == right)
                pairs.push_back ({ channel, channel + 1 });
}

void ChannelCopies::process (const float* const* channels, std::size_t numFrames) noexcept
{
    for (std::size_t channel = 1; channel < numChannels && areSame; ++channel)
        areSame = std::memcmp (channels[0], channels[channel], numFrames * sizeof (float)) == 0;

    for (std::size_t channel = 1; channel < numChannels && areNear; ++channel)
    {
        const auto comparison = compared (channels[0], channels[channel], 1.0f, numFrames);
        areNear = comparison.numApart == 0;
        hasSignal = hasSignal || comparison.numLoud > 0;
    }

    for (auto& pair : pairs)
    {
        if (pair.isRefuted)
            continue;

        const auto comparison = compared (channels[pair.left], channels[pair.right], -1.0f, numFrames);
        pair.isRefuted = comparison.numApart > 0;
        pair.hasSignal = pair.hasSignal || comparison.numLoud > 0;
    }
}

CopyReadings ChannelCopies::readings() const noexcept
{
    CopyReadings readings { areSame || (areNear && hasSignal), std::nullopt };
    const auto inverted =
        std::find_if (pairs.begin(), pairs.end(), [] (const Pair& pair) { return pair.hasSignal && ! pair.isRefuted; });

    if (inverted != pairs.end())
        readings.invertedChannel = inverted->right;

    return readings;
}
} // namespace twobus

#include "Core/Loudness/GatedLoudness.h"

#include "Core/Base/Decibels.h"
#include "Core/Loudness/LoudnessGate.h"

#include <cmath>
#include <vector>

namespace twobus
{
namespace
{
/** Empty if no power is above the gate. */
std::optional<double> meanAbove (double gate, std::span<const double> powers)
{
    auto sum = 0.0;
    std::size_t count = 0;

    for (const auto power : powers)
    {
        sum += power > gate ? power : 0.0;
        count += power > gate ? 1 : 0;
    }

    return count > 0 ? std::optional (sum / static_cast<double> (count)) : std::nullopt;
}
} // namespace

std::optional<double> gatedLoudnessLufs (std::span<const float> blocksLufs)
{
    auto anyBlock = false;
    std::vector<double> powers;
    powers.reserve (blocksLufs.size());

    for (const auto lufs : blocksLufs)
    {
        anyBlock = anyBlock || ! std::isnan (lufs);

        if (static_cast<double> (lufs) > absoluteGateLufs)
            powers.push_back (lufsToPower (static_cast<double> (lufs)));
    }

    if (! anyBlock)
        return std::nullopt;

    const auto ungated = meanAbove (0.0, powers);

    if (! ungated)
        return silenceDb;

    return powerToLufs (meanAbove (*ungated * dbToPower (relativeGateLu), powers).value_or (*ungated));
}
} // namespace twobus

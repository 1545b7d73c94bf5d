#include "Core/Loudness/LoudnessHistogram.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double lowestLufs = -70.0;
constexpr std::size_t binsPerGroup = 100;
constexpr std::size_t numGroups = 1000;
constexpr std::size_t numBins = binsPerGroup * numGroups;
constexpr double binsPerLu = 1000.0;
} // namespace

LoudnessHistogram::LoudnessHistogram() : groups (zeroedMemory<Bin> (numGroups)), bins (zeroedMemory<Bin> (numBins)) {}

void LoudnessHistogram::clear() noexcept
{
    for (std::size_t group = 0; group < numGroups; ++group)
        if (groups[group].count > 0)
            std::fill_n (bins.get() + group * binsPerGroup, binsPerGroup, Bin {});

    std::fill_n (groups.get(), numGroups, Bin {});
    total = {};
}

LoudnessHistogram::Position LoudnessHistogram::positionOf (double weightedPower) noexcept
{
    const auto place = (powerToLufs (weightedPower) - lowestLufs) * binsPerLu;
    const auto bin = static_cast<std::size_t> (std::clamp (place, 0.0, static_cast<double> (numBins - 1)));
    return { bin / binsPerGroup, bin };
}

void LoudnessHistogram::add (double weightedPower) noexcept
{
    const auto position = positionOf (weightedPower);

    for (auto* bin : { &bins[position.bin], &groups[position.group], &total })
    {
        bin->powerSum += weightedPower;
        ++bin->count;
    }
}

LoudnessHistogram::Bin LoudnessHistogram::sumFrom (double thresholdPower) const noexcept
{
    const auto threshold = positionOf (thresholdPower);
    Bin sum;

    const auto include = [&sum] (const Bin& bin) {
        sum.powerSum += bin.powerSum;
        sum.count += bin.count;
    };

    // The threshold's own bin, 0.001 LU wide, counts if its mean is not below the threshold.
    if (const auto& edge = bins[threshold.bin]; edge.powerSum >= thresholdPower * static_cast<double> (edge.count))
        include (edge);

    for (auto bin = threshold.bin + 1; bin < (threshold.group + 1) * binsPerGroup; ++bin)
        include (bins[bin]);

    for (auto group = threshold.group + 1; group < numGroups; ++group)
        include (groups[group]);

    return sum;
}

std::optional<double> LoudnessHistogram::meanPower() const noexcept
{
    if (total.count == 0)
        return std::nullopt;

    return total.powerSum / static_cast<double> (total.count);
}

std::optional<double> LoudnessHistogram::meanPowerAbove (double thresholdPower) const noexcept
{
    const auto sum = sumFrom (thresholdPower);

    if (sum.count == 0)
        return std::nullopt;

    return sum.powerSum / static_cast<double> (sum.count);
}

std::optional<double> LoudnessHistogram::percentilePowerFrom (double thresholdPower, double percent) const noexcept
{
    const auto included = sumFrom (thresholdPower).count;

    if (included == 0)
        return std::nullopt;

    const auto rank =
        static_cast<std::uint64_t> (std::llround (static_cast<double> (included - 1) * percent / 100.0 + 1.0));

    // Turns the rank among the values above the threshold into a rank among all values.
    auto remaining = total.count - included + rank;
    std::size_t group = 0;

    while (remaining > groups[group].count)
        remaining -= groups[group++].count;

    auto bin = group * binsPerGroup;

    while (remaining > bins[bin].count)
        remaining -= bins[bin++].count;

    return bins[bin].powerSum / static_cast<double> (bins[bin].count);
}
} // namespace twobus

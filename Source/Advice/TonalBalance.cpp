#include "Advice/TonalBalance.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double fewestSeconds = 30.0;
constexpr double emptyRegionDb = -30.0;
constexpr std::size_t firstAligned = 6, endAligned = 24; // 100 Hz to 5 kHz

struct Bands
{
    std::size_t first, end;
};

constexpr std::array<Bands, numTonalRegions> regions {
    { { 2, 7 }, { 7, 14 }, { 14, 20 }, { 20, 24 }, { 24, numReferenceBands } }
};

template <typename LevelOf>
double powerIn (Bands bands, LevelOf&& levelOf)
{
    auto power = 0.0;

    for (auto band = bands.first; band < bands.end; ++band)
        power += std::pow (10.0, levelOf (band) / 10.0);

    return power;
}

/** Whether every region has a fair share of the power. */
bool isFullRange (const SpectrumReadings& spectrum)
{
    const auto level = [&spectrum] (std::size_t band) { return static_cast<double> (spectrum.thirdOctavesDbfs[band]); };
    const auto usual = [] (std::size_t band) { return tonalReference[band].middleDb; };
    const Bands all { 0, numReferenceBands };
    const auto whole = powerIn (all, level), usualWhole = powerIn (all, usual);

    return std::all_of (regions.begin(), regions.end(), [&] (Bands region) {
        return powerIn (region, level) / whole
               > std::pow (10.0, emptyRegionDb / 10.0) * powerIn (region, usual) / usualWhole;
    });
}

double medianOf (std::array<double, endAligned - firstAligned> values)
{
    std::sort (values.begin(), values.end());
    return (values[values.size() / 2 - 1] + values[values.size() / 2]) / 2.0;
}

double outsideOf (Bands bands, const std::array<double, numReferenceBands>& deviationDb)
{
    auto deviation = 0.0, upper = 0.0, lower = 0.0;

    for (auto band = bands.first; band < bands.end; ++band)
    {
        deviation += deviationDb[band];
        upper += tonalReference[band].upperDb;
        lower += tonalReference[band].lowerDb;
    }

    const auto numBands = static_cast<double> (bands.end - bands.first);
    return (std::max (deviation - upper, 0.0) + std::min (deviation - lower, 0.0)) / numBands;
}
} // namespace

std::optional<TonalBalance> tonalBalanceOf (const SpectrumReadings& spectrum)
{
    if (spectrum.seconds < fewestSeconds || spectrum.numBands < numReferenceBands || ! isFullRange (spectrum))
        return std::nullopt;

    TonalBalance balance;
    std::array<double, endAligned - firstAligned> aligned {};

    // An empty band (a coder cut the top) counts as a very weak one, so that the mean of a region stays finite.
    constexpr auto leastDb = -150.0;

    for (std::size_t band = 0; band < numReferenceBands; ++band)
        balance.deviationDb[band] =
            std::max (static_cast<double> (spectrum.thirdOctavesDbfs[band]), leastDb) - tonalReference[band].middleDb;

    std::copy_n (balance.deviationDb.begin() + firstAligned, aligned.size(), aligned.begin());

    for (const auto shift = medianOf (aligned); auto& deviation : balance.deviationDb)
        deviation -= shift;

    auto furthest = 0.0;

    for (std::size_t region = 0; region < numTonalRegions; ++region)
    {
        balance.outsideDb[region] = outsideOf (regions[region], balance.deviationDb);

        if (std::abs (balance.outsideDb[region]) > furthest)
        {
            furthest = std::abs (balance.outsideDb[region]);
            balance.standsOut = static_cast<TonalRegion> (region);
        }
    }

    return balance;
}

std::optional<double> lowEndAgainstRestDb (const SpectrumReadings& spectrum) noexcept
{
    if (spectrum.seconds <= 0.0)
        return std::nullopt;

    const auto part = std::pow (10.0, spectrum.lowEndDb / 10.0);
    return 10.0 * std::log10 (part / (1.0 - part));
}
} // namespace twobus

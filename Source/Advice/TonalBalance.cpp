#include "Advice/TonalBalance.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double noticeableDb = 0.5;

/** The first band of each region, and the end; of the mids that the reference is laid on by, too. */
constexpr std::array<std::size_t, TonalBalance::numRegions + 1> regionStarts { 0, 7, 14, 20, 25, numThirdOctaves };
constexpr std::size_t firstMid = 9, lastMid = 22; // 200 Hz to 4 kHz
constexpr std::size_t fewestBands = 29; // to 16 kHz: what 44.1 kHz holds

double deviationOf (const SpectrumReadings& spectrum, std::size_t band) noexcept
{
    // A band of nothing at all counts as very little.
    constexpr auto lowestDbfs = -120.0;
    return std::fmax (lowestDbfs, static_cast<double> (spectrum.thirdOctavesDbfs[band])) - static_cast<double> (tonalReference()[band].middle);
}
} // namespace

const std::array<ReferenceBand, numThirdOctaves>& tonalReference() noexcept
{
    static constexpr std::array<ReferenceBand, numThirdOctaves> bands { {
        { -40.7f, -19.4f, -12.1f }, // 25 Hz
        { -39.3f, -16.6f, -10.9f }, // 32 Hz
        { -36.6f, -15.0f, -9.4f }, // 40 Hz
        { -30.6f, -14.6f, -8.2f }, // 50 Hz
        { -21.9f, -12.5f, -7.0f }, // 63 Hz
        { -16.2f, -11.7f, -8.4f }, // 79 Hz
        { -15.2f, -11.6f, -8.5f }, // 100 Hz
        { -16.1f, -12.9f, -10.5f }, // 126 Hz
        { -17.2f, -14.0f, -10.8f }, // 158 Hz
        { -15.4f, -13.2f, -10.4f }, // 200 Hz
        { -17.6f, -14.3f, -11.2f }, // 251 Hz
        { -18.2f, -13.5f, -9.7f }, // 316 Hz
        { -17.6f, -13.7f, -8.3f }, // 398 Hz
        { -19.7f, -13.7f, -10.1f }, // 501 Hz
        { -19.5f, -15.7f, -9.6f }, // 631 Hz
        { -20.9f, -15.6f, -10.7f }, // 794 Hz
        { -21.2f, -16.3f, -11.9f }, // 1000 Hz
        { -21.8f, -15.9f, -11.7f }, // 1259 Hz
        { -23.4f, -18.1f, -14.0f }, // 1585 Hz
        { -25.3f, -19.2f, -16.1f }, // 1995 Hz
        { -26.7f, -20.4f, -17.4f }, // 2512 Hz
        { -28.5f, -22.4f, -18.8f }, // 3162 Hz
        { -31.8f, -24.0f, -20.3f }, // 3981 Hz
        { -33.7f, -26.6f, -22.9f }, // 5012 Hz
        { -35.3f, -28.7f, -23.8f }, // 6310 Hz
        { -38.4f, -29.6f, -24.3f }, // 7943 Hz
        { -40.9f, -33.1f, -27.0f }, // 10000 Hz
        { -44.7f, -36.2f, -29.0f }, // 12589 Hz
        { -48.1f, -37.9f, -31.0f }, // 15849 Hz
        { -52.4f, -41.4f, -35.3f }, // 19953 Hz
    } };

    return bands;
}

std::optional<TonalRegion> TonalBalance::standsOut() const noexcept
{
    std::size_t farthest = 0;

    for (std::size_t region = 1; region < numRegions; ++region)
        if (std::abs (regions[region].outsideDb()) > std::abs (regions[farthest].outsideDb()))
            farthest = region;

    return std::abs (regions[farthest].outsideDb()) >= noticeableDb ? std::optional (static_cast<TonalRegion> (farthest)) : std::nullopt;
}

std::optional<TonalBalance> tonalBalanceOf (const SpectrumReadings& spectrum) noexcept
{
    if (spectrum.seconds < TonalBalance::shortestSeconds || spectrum.numBands < fewestBands)
        return std::nullopt;

    auto offset = 0.0;

    for (auto band = firstMid; band <= lastMid; ++band)
        offset += deviationOf (spectrum, band) / static_cast<double> (lastMid - firstMid + 1);

    TonalBalance balance;

    for (std::size_t region = 0; region < TonalBalance::numRegions; ++region)
    {
        const auto first = regionStarts[region], end = std::min (regionStarts[region + 1], spectrum.numBands);
        auto& mean = balance.regions[region];

        for (auto band = first; band < end; ++band)
        {
            const auto& reference = tonalReference()[band];
            const auto share = 1.0 / static_cast<double> (end - first);
            mean.deviationDb += share * (deviationOf (spectrum, band) - offset);
            mean.highestDb += share * static_cast<double> (reference.high - reference.middle);
            mean.lowestDb += share * static_cast<double> (reference.low - reference.middle);
        }
    }

    return balance;
}
} // namespace twobus

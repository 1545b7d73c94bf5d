#include "Core/Passages/EnvelopeStretches.h"

#include "Core/Base/Spread.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr auto stretchRows = EnvelopeStretch::stretchRows, mostScreened = EnvelopeStretch::mostScreened;
constexpr std::size_t hopRows = 25;
constexpr std::size_t rowsOfDetail = 3, shortestPulseRows = 5, longestPulseRows = 20;
constexpr double largestResidualDb = 0.7, largestResidualOfDetail = 0.5, smallestDetailDb = 0.75;

bool isPulse (const EnvelopeStretch& stretch) noexcept
{
    for (auto lag = shortestPulseRows; lag <= longestPulseRows; ++lag)
    {
        Spread spread;

        for (auto i = lag; i < stretchRows; ++i)
            if (stretch.isUsed[i])
                spread.add (static_cast<double> (stretch.levels[i] - stretch.levels[i - lag]));

        if (spread.count > 0 && spread.deviation() <= PassageRecogniser::pulseResidualDb)
            return true;
    }

    return false;
}

enum class Suitability
{
    suits,
    hasGap, ///< or mostly quiet
    isEven
};

Suitability makeEnvelopeStretch (const EnvelopeLevels& levels, std::size_t firstRow, EnvelopeStretch& stretch) noexcept
{
    stretch.firstRow = firstRow;
    std::copy_n (levels.begin() + static_cast<std::ptrdiff_t> (firstRow), stretchRows, stretch.levels.begin());

    if (std::any_of (stretch.levels.begin(), stretch.levels.end(), [] (float level) { return std::isnan (level); }))
        return Suitability::hasGap;

    const auto highest = *std::max_element (stretch.levels.begin(), stretch.levels.end());
    std::array<std::size_t, stretchRows> used {};
    std::size_t numUsed = 0;
    std::array<Spread, 2> details;

    for (std::size_t i = 0; i < stretchRows; ++i)
    {
        stretch.isUsed[i] = stretch.levels[i] >= highest - static_cast<float> (PassageRecogniser::quietDb);

        if (! stretch.isUsed[i])
            continue;

        used[numUsed++] = i;

        if (i >= 2 * rowsOfDetail && stretch.isUsed[i - rowsOfDetail] && stretch.isUsed[i - 2 * rowsOfDetail])
            details[2 * i / stretchRows].add (static_cast<double> (
                stretch.levels[i - rowsOfDetail] - 0.5f * (stretch.levels[i] + stretch.levels[i - 2 * rowsOfDetail])));
    }

    if (numUsed < stretchRows / 2 || highest <= envelopeFloorDb || details[0].count == 0 || details[1].count == 0)
        return Suitability::hasGap;

    stretch.detailDb = std::min (details[0].deviation(), details[1].deviation());
    stretch.toleranceDb = std::min (largestResidualDb, largestResidualOfDetail * stretch.detailDb);

    if (stretch.detailDb < smallestDetailDb || isPulse (stretch))
        return Suitability::isEven;

    for (std::size_t i = 0; i < mostScreened; ++i)
        stretch.screened[i] = used[i * numUsed / mostScreened];

    return Suitability::suits;
}
} // namespace

EnvelopeStretches::EnvelopeStretches (const EnvelopeLevels& levels)
{
    const auto numPlaces = levels.size() < stretchRows ? 0 : (levels.size() - stretchRows) / hopRows + 1;

    for (std::size_t place = 0; place < numPlaces; ++place)
    {
        EnvelopeStretch stretch;
        const auto suitability = makeEnvelopeStretch (levels, place * hopRows, stretch);
        areAllEven = areAllEven && suitability != Suitability::suits;
        hasSignal = hasSignal || suitability != Suitability::hasGap;

        if (suitability != Suitability::suits)
            continue;

        auto& best = ofEach[place * mostStretches / numPlaces];

        if (! best || stretch.detailDb > best->detailDb)
            best = stretch;
    }
}
} // namespace twobus

#include "Core/Causes/PinningDetector.h"

#include "Core/Base/Decibels.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr float sampleTolerance = 0.98855f; // -0.1 dB
constexpr float truePeakTolerance = 0.97724f; // -0.2 dB
constexpr float lowestCeiling = 0.00316f; // -50 dBFS
constexpr std::size_t fewestAtCeiling = 50;
constexpr double smallestCrestDb = 3.5;
constexpr double smallestRangeDb = 0.7, smallestRangeOfTruePeaksDb = 0.8;
} // namespace

void PinningDetector::reset() noexcept
{
    evaluationsPinned = 0;
    ceilingEver = {};
    markDiscontinuity();
}

void PinningDetector::markDiscontinuity() noexcept
{
    next = numFilled = 0;
    ceilingNow = 0.0;
}

void PinningDetector::advance (double samplePeak, double truePeak, double meanSquare) noexcept
{
    window[next] = { static_cast<float> (samplePeak), static_cast<float> (truePeak), static_cast<float> (meanSquare) };
    next = (next + 1) % subBlocksOfWindow;
    numFilled = std::min (numFilled + 1, subBlocksOfWindow);

    if (numFilled < subBlocksOfWindow || next % subBlocksPerEvaluation != 0)
        return;

    const auto ofSamples = ceilingOf (&SubBlock::samplePeak, sampleTolerance, smallestRangeDb);
    isNowOfTruePeaks = ofSamples <= 0.0;
    ceilingNow =
        isNowOfTruePeaks ? ceilingOf (&SubBlock::truePeak, truePeakTolerance, smallestRangeOfTruePeaksDb) : ofSamples;
    ceilingEver.note (ceilingNow, isNowOfTruePeaks);
    evaluationsPinned += ceilingNow > 0.0 ? 1 : 0;
}

double PinningDetector::ceilingOf (float SubBlock::*peak, float tolerance, double rangeDb) noexcept
{
    auto highest = 0.0f;

    for (const auto& subBlock : window)
        highest = std::max (highest, subBlock.*peak);

    if (highest < lowestCeiling)
        return 0.0;

    const auto at = [this] (std::size_t i) -> const SubBlock& { return window[(next + i) % subBlocksOfWindow]; };
    std::size_t count = 0;

    for (std::size_t i = 1; i + 1 < subBlocksOfWindow; ++i)
        if (at (i).*peak >= highest * tolerance)
            levels[count++] = at (i - 1).meanSquare + at (i).meanSquare + at (i + 1).meanSquare;

    const auto isPinned = count >= fewestAtCeiling && levelsDiffer (count, rangeDb, highest * highest);
    return isPinned ? static_cast<double> (highest) : 0.0;
}

bool PinningDetector::levelsDiffer (std::size_t numLevels, double rangeDb, float peakPower) noexcept
{
    const auto end = levels.begin() + static_cast<std::ptrdiff_t> (numLevels);
    const auto upper = levels.begin() + static_cast<std::ptrdiff_t> (numLevels * 3 / 4);
    const auto lower = levels.begin() + static_cast<std::ptrdiff_t> (numLevels / 4);

    std::nth_element (levels.begin(), upper, end);
    std::nth_element (levels.begin(), lower, upper);

    const auto crestDb = powerToDb (static_cast<double> (peakPower) * 3.0 / static_cast<double> (*upper));
    return crestDb >= smallestCrestDb
           && powerToDb (static_cast<double> (*upper) / static_cast<double> (*lower)) >= rangeDb;
}
} // namespace twobus

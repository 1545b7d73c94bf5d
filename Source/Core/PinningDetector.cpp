#include "Core/PinningDetector.h"

#include "Core/Decibels.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace twobus
{
namespace
{
constexpr float sampleTolerance = 0.98855f; // -0.1 dB
constexpr float truePeakTolerance = 0.97724f; // -0.2 dB
constexpr double dip = 0.966; // -0.3 dB
constexpr double lowestPeak = 0.00316; // -50 dBFS
constexpr std::size_t fewestPinned = 12;
constexpr double smallestShare = 0.3;
constexpr double smallestDeviationDb = 0.5;
} // namespace

void PinningDetector::reset() noexcept
{
    evaluationsPinned = 0;
    subBlocksSoFar = 0;
    ceilingEver = 0.0;
    markDiscontinuity();
}

void PinningDetector::markDiscontinuity() noexcept
{
    numTops = 0;
    firstSubBlock = subBlocksSoFar;
    ceilingNow = 0.0;
}

void PinningDetector::advance (double samplePeak, double truePeak, double meanSquare) noexcept
{
    recent[subBlocksSoFar % numAround] = { samplePeak, truePeak, meanSquare };
    ++subBlocksSoFar;

    if (subBlocksSoFar - firstSubBlock >= numAround)
        noteTop();

    if (subBlocksSoFar % subBlocksPerEvaluation == 0)
        evaluate();
}

bool PinningDetector::isTop() const noexcept
{
    const auto peak = ago (centre).samplePeak;

    // Of two equal neighbours the first is the top.
    for (std::size_t i = 1; i <= numBeside; ++i)
        if (ago (centre + i).samplePeak >= peak || ago (centre - i).samplePeak > peak)
            return false;

    auto lowestBefore = peak, lowestAfter = peak;

    for (std::size_t i = 1; i <= centre; ++i)
    {
        lowestBefore = std::min (lowestBefore, ago (centre + i).samplePeak);
        lowestAfter = std::min (lowestAfter, ago (centre - i).samplePeak);
    }

    return std::max (lowestBefore, lowestAfter) <= peak * dip;
}

void PinningDetector::noteTop() noexcept
{
    const auto& top = ago (centre);

    if (top.samplePeak < lowestPeak || ! isTop())
        return;

    const auto meanSquare = (ago (centre + 1).meanSquare + top.meanSquare + ago (centre - 1).meanSquare) / 3.0;

    // The points after its last samples are the next sub-block's.
    tops[numTops % mostTops] = { static_cast<float> (top.samplePeak), static_cast<float> (std::max (top.truePeak, ago (centre - 1).truePeak)),
                                 static_cast<float> (powerToDb (meanSquare)), subBlocksSoFar };
    ++numTops;
}

double PinningDetector::ceilingOf (float Top::*peak, float tolerance) const noexcept
{
    const auto isRecent = [&] (const Top& top) { return subBlocksSoFar - top.subBlock < subBlocksOfWindow; };
    const auto end = tops.begin() + static_cast<std::ptrdiff_t> (std::min (numTops, mostTops));
    auto highest = 0.0f;

    for (auto top = tops.begin(); top < end; ++top)
        if (isRecent (*top))
            highest = std::max (highest, (*top).*peak);

    std::size_t count = 0, pinned = 0;
    auto sum = 0.0, sumOfSquares = 0.0;

    for (auto top = tops.begin(); top < end; ++top)
    {
        if (! isRecent (*top))
            continue;

        ++count;

        if ((*top).*peak < highest * tolerance)
            continue;

        const auto levelDb = static_cast<double> (top->levelDb);
        ++pinned;
        sum += levelDb;
        sumOfSquares += levelDb * levelDb;
    }

    if (subBlocksSoFar % 100 == 0) { std::vector<double> v; for (auto top = tops.begin(); top < end; ++top) if (isRecent(*top) && (*top).*peak >= highest * tolerance) v.push_back(top->levelDb); std::sort(v.begin(), v.end()); const double m0 = sum/double(pinned); std::printf ("t %5.1f count %3zu pinned %3zu sd %.2f iqr %.2f ceil %.3f\n", double(subBlocksSoFar)/100, count, pinned, std::sqrt(sumOfSquares/double(pinned)-m0*m0), v.empty()?0:v[v.size()*3/4]-v[v.size()/4], 20*std::log10(double(highest))); }
    if (pinned < fewestPinned || static_cast<double> (pinned) < smallestShare * static_cast<double> (count))
        return 0.0;

    const auto mean = sum / static_cast<double> (pinned);
    const auto variance = std::max (0.0, sumOfSquares / static_cast<double> (pinned) - mean * mean);
    return variance >= smallestDeviationDb * smallestDeviationDb ? static_cast<double> (highest) : 0.0;
}

void PinningDetector::evaluate() noexcept
{
    ceilingNow = std::max (ceilingOf (&Top::samplePeak, sampleTolerance), ceilingOf (&Top::truePeak, truePeakTolerance));
    ceilingEver = std::max (ceilingEver, ceilingNow);
    evaluationsPinned += ceilingNow > 0.0 ? 1 : 0;
}
} // namespace twobus

#include "Core/Path/PathBursts.h"

#include "Core/Base/Decibels.h"
#include "Core/Path/LeastSquares.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
struct Burst
{
    double sentDbfs;
    double gainDb; ///< against the gain of the quiet tones
    double distortion; ///< the share of the energy that is not the burst: 0 to 1
    double peak;
    double flatShare; ///< of the samples that should be above the peak: those at the peak
};

std::size_t louderSide (const PathReadings::Gains& gains)
{
    const auto powerOf = [&gains] (std::size_t side) { return std::norm (gains[side][0] + gains[side][1]); };
    return powerOf (1) > powerOf (0) ? 1 : 0;
}

Burst measure (const PathMaterial& material, const PathReadings::Gains& gains, std::size_t side, std::size_t index)
{
    const auto part = PathSignal::burst (index);
    LeastSquares<1> fit;
    auto peak = 0.0;

    material.forEach (part, [&] (std::size_t frame) {
        const auto heard = static_cast<double> (material.heard[side][frame]);
        fit.add ({ expectedAt (material, gains, side, frame) }, heard);
        peak = std::max (peak, std::abs (heard));
    });

    auto tops = 0, flat = 0;

    material.forEach (part, [&] (std::size_t frame) {
        if (std::abs (expectedAt (material, gains, side, frame)) <= peak * 1.002)
            return;

        ++tops;
        flat += std::abs (static_cast<double> (material.heard[side][frame])) >= peak * 0.998 ? 1 : 0;
    });

    const auto factors = fit.factors();
    return { pathLayout::burstsDbfs[index], amplitudeToDb (std::abs (factors[0])), 1.0 - fit.explained (factors), peak,
             tops > 0 ? static_cast<double> (flat) / tops : 0.0 };
}
/** The ceiling that these bursts met, each louder than the last. Empty if a compressor made them quieter: there a
    louder burst still comes out louder. */
std::optional<PathCeiling> ceilingOf (const std::vector<Burst>& affected)
{
    const auto &first = affected.front(), &loudest = affected.back();
    const auto peak = std::ranges::max (affected, {}, &Burst::peak).peak;
    const auto sentDb = loudest.sentDbfs - first.sentDbfs;
    const auto slope = sentDb > 0.0 ? amplitudeToDb (loudest.peak / first.peak) / sentDb : 1.0;

    // A limiter leaves the shape. A resampler rounds the tops that were cut off before it.
    constexpr auto flat = 0.9, distorted = 0.005, steepest = 0.2;
    const auto isFlat = loudest.flatShare > flat;

    if (! isFlat && slope > steepest)
        return std::nullopt;

    const auto kind = isFlat || loudest.distortion > distorted ? PathCeiling::Kind::clip : PathCeiling::Kind::limiter;
    return PathCeiling { kind, amplitudeToDb (peak), first.sentDbfs };
}
} // namespace

PathBursts measureBursts (const PathMaterial& material, const PathReadings::Gains& gains)
{
    // A clip of a tenth of a decibel lowers a burst by less.
    constexpr auto loweredDb = 0.03, quietestDbfs = -20.0, loudestDbfs = -10.0, quietestCeilingDbfs = -20.0;

    PathBursts found { std::nullopt, 0.0, silenceDb };
    const auto side = louderSide (gains);
    auto lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    std::vector<Burst> whole, affected;

    for (std::size_t index = 0; index < material.signal.numBursts(); ++index)
    {
        if (! material.isWhole (PathSignal::burst (index)))
            continue;

        const auto burst = measure (material, gains, side, index);
        found.highestSentDbfs = burst.sentDbfs;

        if (burst.sentDbfs >= quietestDbfs && burst.sentDbfs <= loudestDbfs)
        {
            lowest = std::min (lowest, burst.gainDb);
            highest = std::max (highest, burst.gainDb);
        }

        whole.push_back (burst);
    }

    // A filter changes the bursts too, all of them alike.
    const auto quietDb = highest >= lowest ? 0.5 * (highest + lowest) : 0.0;

    for (const auto& burst : whole)
        if (burst.sentDbfs >= quietestCeilingDbfs && burst.gainDb < quietDb - loweredDb)
            affected.push_back (burst);
        else
            affected.clear(); // what a louder burst passes is no ceiling

    if (highest > lowest)
        found.levelDependenceDb = highest - lowest;

    if (! affected.empty())
    {
        found.ceiling = ceilingOf (affected);

        if (! found.ceiling)
            found.loudReductionDb = quietDb - affected.back().gainDb;
    }

    return found;
}
} // namespace twobus

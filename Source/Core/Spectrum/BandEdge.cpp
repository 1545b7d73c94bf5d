#include "Core/Spectrum/BandEdge.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double fewestSeconds = 5.0;
constexpr double lowestRate = 44100.0;
constexpr double lowestEdgeHz = 3000.0;
constexpr double highestEdge = 0.515; // of the band
constexpr double denseFrom = 0.85, denseTo = 0.97, emptyFrom = 1.06; // of the edge
constexpr double topOfBand = 0.98; // above it a converter's own filter has its effect
constexpr double leastDropDb = 40.0;
constexpr double withinEmptyDb = 6.0;

std::size_t bandAt (double position) noexcept { return static_cast<std::size_t> (std::lround (position)); }

} // namespace

void BandEdge::prepare (double newSampleRate, std::size_t numBins) noexcept
{
    sampleRate = newSampleRate;
    binsPerBand = sampleRate >= lowestRate ? numBins / numBands : 0;
    reset();
}

void BandEdge::reset() noexcept
{
    highest.fill (0.0f);
    edgeHz.reset();
}

void BandEdge::process (std::span<const float> binPower) noexcept
{
    if (binsPerBand == 0)
        return;

    for (std::size_t band = 0; band < numBands; ++band)
        highest[band] = std::max (highest[band], peakOf (binPower.data() + band * binsPerBand, binsPerBand));

    findEdge();
}

/** How much weaker everything above this band is than the weakest band just below it; 0 if that is less than
    required. */
double BandEdge::dropAt (std::size_t band, const Levels& levels, const Levels& strongestFrom) const noexcept
{
    const auto position = static_cast<double> (band);
    const auto *first = levels.data() + bandAt (denseFrom * position),
               *last = levels.data() + bandAt (denseTo * position);
    const auto dropDb = *std::min_element (first, last) - strongestFrom[bandAt (std::ceil (emptyFrom * position))];
    return dropDb >= leastDropDb ? dropDb : 0.0;
}

void BandEdge::findEdge() noexcept
{
    const auto bandHz = sampleRate / 2.0 / static_cast<double> (numBands);
    Levels levels, strongestFrom;
    std::transform (highest.begin(), highest.end(), levels.begin(),
                    [] (float power) { return powerToDb (static_cast<double> (power)); });

    for (auto band = numBands; band-- > 0;)
        strongestFrom[band] =
            band >= bandAt (topOfBand * numBands) ? silenceDb : std::max (levels[band], strongestFrom[band + 1]);

    auto largestDropDb = 0.0;
    std::size_t edge = 0;

    for (auto band = bandAt (std::ceil (lowestEdgeHz / bandHz)); static_cast<double> (band) <= highestEdge * numBands;
         ++band)
    {
        if (const auto dropDb = dropAt (band, levels, strongestFrom); dropDb > largestDropDb)
        {
            largestDropDb = dropDb;
            edge = band;
        }
    }

    edgeHz.reset();

    if (edge == 0)
        return;

    // Goes down from where the spectrum is certainly empty to the last band that is not.
    auto empty = bandAt (std::ceil (emptyFrom * static_cast<double> (edge)));
    const auto emptyDb = strongestFrom[empty] + withinEmptyDb;

    while (levels[empty - 1] <= emptyDb)
        --empty;

    edgeHz = static_cast<double> (empty) * bandHz;
}

std::optional<double> BandEdge::emptyAboveHz (double secondsOfSignal) const noexcept
{
    return secondsOfSignal >= fewestSeconds ? edgeHz : std::nullopt;
}
} // namespace twobus

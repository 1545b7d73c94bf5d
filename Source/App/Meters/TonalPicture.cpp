#include "App/Meters/TonalPicture.h"

#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double secondsNeeded = 30.0; // tonalBalanceOf needs this much audio

std::string remarkOf (const TonalBalance& balance)
{
    if (! balance.standsOut)
        return "usual range of released music";

    const auto outside = balance.outsideDb[static_cast<std::size_t> (*balance.standsOut)];
    return std::string (nameOf (*balance.standsOut)) + " " + signedNumberText (outside) + " dB: judge by ear";
}

/** Steps, so that the picture does not move with every tenth of a decibel. */
void fitScale (TonalPicture& picture)
{
    constexpr auto stepDb = 6.0, spareDb = 1.0, lowestBottomDb = -60.0;
    const auto [lowest, highest] = std::ranges::minmax (*picture.levelsDb);

    while (highest > picture.topDb - spareDb)
        picture.topDb += stepDb;

    while (lowest < picture.bottomDb + spareDb && picture.bottomDb > lowestBottomDb)
        picture.bottomDb -= stepDb;
}

std::string missingSpectrumText (const SpectrumReadings& spectrum)
{
    if (spectrum.seconds < secondsNeeded)
        return "30 s of music needed"
               + (spectrum.seconds >= 1.0 ? ": " + durationText (spectrum.seconds) : std::string());

    return spectrum.numBands < numReferenceBands ? "not at this sample rate" : "not for a single instrument";
}
} // namespace

TonalPicture tonalPictureOf (const SpectrumReadings& spectrum)
{
    const auto balance = tonalBalanceOf (spectrum);

    if (! balance)
        return { std::nullopt, missingSpectrumText (spectrum) };

    TonalPicture picture { std::array<double, numReferenceBands> {}, remarkOf (*balance) };

    for (std::size_t band = 0; band < numReferenceBands; ++band)
        (*picture.levelsDb)[band] = tonalReference[band].middleDb + balance->deviationDb[band];

    fitScale (picture);
    return picture;
}

double tonalPositionOfBand (std::size_t band) noexcept
{
    return static_cast<double> (band) / static_cast<double> (numReferenceBands - 1);
}

double tonalPositionOfHz (double hz) noexcept
{
    const auto lowest = thirdOctaveHz (0), highest = thirdOctaveHz (numReferenceBands - 1);
    return std::log (hz / lowest) / std::log (highest / lowest);
}

double tonalHeightOf (const TonalPicture& picture, double db) noexcept
{
    return (db - picture.bottomDb) / (picture.topDb - picture.bottomDb);
}
} // namespace twobus

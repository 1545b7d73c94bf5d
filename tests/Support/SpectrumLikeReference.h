#pragma once

#include "Advice/TonalReference.h"
#include "Core/Base/Decibels.h"
#include "Core/Spectrum/SpectrumReadings.h"

namespace twobus::test
{
/** Readings made by hand: three minutes of the middle of TonalReference, with the bass in phase. */
inline SpectrumReadings spectrumLikeReference()
{
    SpectrumReadings spectrum;
    spectrum.seconds = 180.0;
    spectrum.numBands = numThirdOctaves;
    spectrum.thirdOctavesDbfs.fill (-60.0f);
    spectrum.lowCorrelation = 0.9;
    auto low = 0.0, whole = 0.0;

    for (std::size_t band = 0; band < numReferenceBands; ++band)
    {
        const auto levelDbfs = tonalReference[band].middleDb - 30.0;
        spectrum.thirdOctavesDbfs[band] = static_cast<float> (levelDbfs);
        const auto power = dbToPower (levelDbfs);
        whole += power;
        low += thirdOctaveHz (band) < 120.0 ? power : 0.0;
    }

    spectrum.lowEndDb = powerToDb (low / whole);
    return spectrum;
}
} // namespace twobus::test

#include "Support/ReferenceMix.h"

#include "Advice/TonalReference.h"
#include "Core/Base/Decibels.h"
#include "Core/Spectrum/SpectrumReadings.h"

#include <cmath>
#include <random>

namespace twobus::test
{
namespace
{
constexpr double rate = 48000.0;
constexpr std::size_t period = 48000; // whole frequencies in Hz repeat every second
constexpr int sinesInBand = 5;
constexpr std::size_t endOfBass = 7; // the bands up to 100 Hz

void add (Samples& samples, const Samples& more)
{
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] += more[i];
}

Samples repeated (const Samples& once, std::size_t numFrames)
{
    Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = once[i % once.size()];

    return samples;
}
} // namespace

AudioBuffer referenceMix (double seconds, const BandGainDb& gainDb, Bass bass)
{
    std::mt19937 random (3);
    const auto phase = [&random] (double within) {
        return within * (static_cast<double> (random()) / 4294967296.0 - 0.5);
    };
    Samples left (period), right (period);

    for (std::size_t band = 0; band < numReferenceBands; ++band)
    {
        const auto bandRms = dbToAmplitude (tonalReference[band].middleDb + gainDb (band) - 27.0);
        const auto amplitude = bandRms * std::sqrt (2.0 / sinesInBand);

        for (int i = -2; i <= 2; ++i)
        {
            const auto frequency = std::round (thirdOctaveHz (band) * std::pow (10.0, 0.015 * i));
            const auto leftPhase = phase (2.0 * std::numbers::pi);
            const auto turn = band >= endOfBass        ? phase (2.0 * std::numbers::pi)
                              : bass == Bass::inverted ? std::numbers::pi
                                                       : 0.0;
            add (left, sine (period, rate, frequency, amplitude, leftPhase));
            add (right, sine (period, rate, frequency, amplitude, leftPhase + turn));
        }
    }

    const auto numFrames = framesOf (seconds, rate);
    return AudioBuffer ({ repeated (left, numFrames), repeated (right, numFrames) });
}
} // namespace twobus::test

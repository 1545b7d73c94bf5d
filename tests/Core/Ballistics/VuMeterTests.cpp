#include "Core/Ballistics/VuMeter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>
#include <numbers>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
VuMeter preparedFor (double rate)
{
    VuMeter meter;
    meter.prepare (rate);
    return meter;
}

double readingOf (const Samples& samples, double rate)
{
    auto meter = preparedFor (rate);
    meter.process (samples);
    return meter.readingDbfs();
}

Samples gaussianNoise (std::size_t numFrames, double rms)
{
    std::mt19937 random (5);
    const auto uniform = [&random] { return (static_cast<double> (random()) + 0.5) / 4294967296.0; };
    Samples samples (numFrames);

    for (auto& sample : samples)
    {
        const auto radius = rms * std::sqrt (-2.0 * std::log (uniform())); // Box and Muller
        sample = static_cast<float> (radius * std::cos (2.0 * std::numbers::pi * uniform()));
    }

    return samples;
}
} // namespace

TEST_CASE ("VU: a sine reads its peak level, and the meter averages the rectified signal")
{
    for (const auto rate : usualRates)
    {
        const auto seconds4 = framesOf (4.0, rate);
        const auto peakDbfs = readingOf (sine (seconds4, rate, 1000.0, dbToAmplitude (-18.0)), rate);
        CAPTURE (rate);
        CHECK (peakDbfs == near (-18.0, 0.03));

        // All three have an RMS level of -21.01 dBFS, at which a sine reads -18.
        const auto rms = dbToAmplitude (-18.0) / std::numbers::sqrt2;
        Samples square (seconds4);

        for (std::size_t i = 0; i < square.size(); ++i)
            square[i] = static_cast<float> (i % 480 < 240 ? rms : -rms);

        CHECK (readingOf (square, rate) == near (-18.0 + 0.91, 0.02));

        auto meter = preparedFor (rate);
        meter.process (gaussianNoise (framesOf (2.0, rate), rms));
        const auto noiseOfManySeconds = gaussianNoise (framesOf (8.0, rate), rms);
        auto sum = 0.0;

        for (const auto& sample : noiseOfManySeconds)
        {
            meter.process ({ &sample, 1 });
            sum += dbToAmplitude (meter.readingDbfs());
        }

        const auto meanDbfs = amplitudeToDb (sum / static_cast<double> (noiseOfManySeconds.size()));
        CHECK (meanDbfs == near (-18.0 - 1.05, 0.05));
    }
}

TEST_CASE ("VU: the pointer falls as fast as it rises, and silence is minus infinity")
{
    constexpr auto rate = 48000.0;
    auto meter = preparedFor (rate);
    CHECK (meter.readingDbfs() == silenceDb);
    meter.process (sine (framesOf (4.0, rate), rate, 997.0, 1.0));
    meter.process (Samples (framesOf (0.3, rate)));
    CHECK (dbToAmplitude (meter.readingDbfs()) == near (0.01, 0.001));
    meter.reset();
    CHECK (meter.readingDbfs() == silenceDb);
}

TEST_CASE ("VU: a tone reads the same at every rate from 8 to 384 kHz")
{
    for (const auto rate : { 8000.0, 11025.0, 22050.0, 88200.0, 176400.0, 384000.0 })
    {
        CAPTURE (rate);
        const auto tone = sine (framesOf (3.0, rate), rate, 997.0, 0.5);
        CHECK (readingOf (tone, rate) == near (-6.0206, 0.01));
    }
}

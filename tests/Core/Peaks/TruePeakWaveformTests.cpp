#include "Core/Base/Decibels.h"
#include "Core/Peaks/TruePeakWaveform.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
TruePeakWaveform waveformAt (double sampleRate)
{
    TruePeakWaveform waveform;
    waveform.prepare (sampleRate);
    return waveform;
}

std::size_t windowsOf (const Samples& samples) { return samples.size() - TruePeakWaveform::taps + 1; }
} // namespace

TEST_CASE ("the waveform's highest point matches the interpolator's for any signal and rate")
{
    for (const auto rate : { 44100.0, 48000.0, 96000.0 })
        for (std::uint32_t seed = 1; seed <= 20; ++seed)
        {
            auto samples = noise (600, 0.5, seed);
            const auto tone = sine (600, rate, 300.0 * seed, 0.5, 0.3 * seed);

            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = tone[i] + 0.1f * samples[i];

            const auto waveform = waveformAt (rate);
            const auto instant = waveform.highest (samples.data(), windowsOf (samples));
            CAPTURE (rate, seed, instant.frame, instant.point);
            CHECK (amplitudeToDb (std::abs (instant.value))
                   == near (amplitudeToDb (waveform.highestMagnitude (samples.data(), windowsOf (samples))), 1e-4));
            CHECK (waveform.at (samples.data() + instant.frame, instant.point) == instant.value);
        }
}

TEST_CASE ("the waveform reproduces the sampled sine, including sign and time")
{
    for (const auto rate : { 48000.0, 96000.0 })
    {
        const auto waveform = waveformAt (rate);
        const auto samples = sine (200, rate, 5000.0, 0.8, 0.1);

        for (std::size_t frame = 0; frame < windowsOf (samples); ++frame)
            for (std::size_t point = 0; point < waveform.factor(); ++point)
            {
                const auto time = static_cast<double> (frame + TruePeakWaveform::lagFrames)
                                  + static_cast<double> (point) / static_cast<double> (waveform.factor());
                const auto expected = 0.8 * std::sin (2.0 * std::numbers::pi * 5000.0 * time / rate + 0.1);
                CAPTURE (rate, frame, point);
                REQUIRE (waveform.at (samples.data() + frame, point) == near (expected, 0.8 * 0.002));
            }
    }
}

TEST_CASE ("the waveform of a sum is the sum of the waveforms")
{
    const auto waveform = waveformAt (48000.0);
    const auto a = noise (48, 0.5, 7), b = noise (48, 0.5, 8);
    Samples sum (48);

    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] = a[i] + b[i];

    for (std::size_t point = 0; point < waveform.factor(); ++point)
        CHECK (waveform.at (sum.data(), point)
               == near (waveform.at (a.data(), point) + waveform.at (b.data(), point), 1e-6));
}

TEST_CASE ("a negative peak has a negative value")
{
    const auto waveform = waveformAt (48000.0);
    Samples samples (200, 0.0f);
    samples[100] = -0.7f;
    const auto instant = waveform.highest (samples.data(), windowsOf (samples));
    CHECK (instant.frame + TruePeakWaveform::lagFrames == 100);
    CHECK (instant.point == 0);
    CHECK (instant.value == near (-0.7, 1e-6));
}

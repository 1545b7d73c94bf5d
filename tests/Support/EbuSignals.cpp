#include "Support/EbuSignals.h"

#include "Core/Base/Decibels.h"
#include "Support/Bessel.h"

#include <array>
#include <cmath>
#include <stdexcept>

namespace twobus::test
{
namespace
{
std::vector<ToneStep> repeated (const std::vector<ToneStep>& steps, int times)
{
    std::vector<ToneStep> all;

    for (int i = 0; i < times; ++i)
        all.insert (all.end(), steps.begin(), steps.end());

    return all;
}

/** Linear phase, 511 taps, Kaiser window with beta 10, -6 dB at an eighth of its sample rate, gain 1. */
std::vector<double> antiAliasFilter()
{
    constexpr int halfLength = 255;
    std::vector<double> taps;

    for (int i = -halfLength; i <= halfLength; ++i)
    {
        const auto position = static_cast<double> (i) / halfLength;
        const auto angle = std::numbers::pi * i / 4.0;
        const auto sinc = i == 0 ? 1.0 : std::sin (angle) / angle;
        taps.push_back (0.25 * sinc * bessel0 (10.0 * std::sqrt (1.0 - position * position)) / bessel0 (10.0));
    }

    return taps;
}

/** At four times the rate: a sine with 24 samples per period at half scale, with one period of 16 samples at full scale
    in its middle. */
std::vector<double> sineWithLoudPeriod (std::size_t periodsBefore, std::size_t fadeLength)
{
    std::vector<double> samples;

    const auto addPeriod = [&samples] (int length, double amplitude) {
        for (int i = 0; i < length; ++i)
            samples.push_back (amplitude * std::sin (2.0 * std::numbers::pi * i / length));
    };

    for (std::size_t i = 0; i < periodsBefore; ++i)
        addPeriod (24, 0.5);

    addPeriod (16, 1.0);

    for (std::size_t i = 0; i < periodsBefore; ++i)
        addPeriod (24, 0.5);

    for (std::size_t i = 0; i < fadeLength; ++i)
    {
        const auto gain = static_cast<double> (i) / static_cast<double> (fadeLength);
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }

    return samples;
}
} // namespace

std::vector<ToneStep> ebu3341Steps (int test)
{
    switch (test)
    {
        case 1: return { { 20.0, -23.0 } };
        case 2: return { { 20.0, -33.0 } };
        case 3: return { { 10.0, -36.0 }, { 60.0, -23.0 }, { 10.0, -36.0 } };
        case 4: return { { 10.0, -72.0 }, { 10.0, -36.0 }, { 60.0, -23.0 }, { 10.0, -36.0 }, { 10.0, -72.0 } };
        case 5: return { { 20.0, -26.0 }, { 20.1, -20.0 }, { 20.0, -26.0 } };
        case 9: return repeated ({ { 1.34, -20.0 }, { 1.66, -30.0 } }, 5);
        case 12: return repeated ({ { 0.18, -20.0 }, { 0.22, -30.0 } }, 25);
        default: throw std::invalid_argument ("this EBU 3341 test is not made of tone steps");
    }
}

AudioBuffer ebu3341Surround (double sampleRate)
{
    const auto channel = [sampleRate] (double peakDbfs) { return toneSteps ({ { 20.0, peakDbfs } }, sampleRate); };
    return AudioBuffer ({ channel (-28.0), channel (-28.0), channel (-24.0), channel (-30.0), channel (-30.0) });
}

std::vector<ToneStep> ebu3341Burst (double silenceSeconds)
{
    return { { silenceSeconds, silenceDb }, { 0.4, -23.0 }, { 1.0, silenceDb } };
}

std::vector<ToneStep> ebu3341LiveBurst (int i)
{
    return { { i * 0.02, silenceDb }, { 0.4, -38.0 + i }, { 0.4 - i * 0.02, silenceDb } };
}

Samples ebu3341TruePeak (int test, double sampleRate)
{
    struct Tone
    {
        double periodFrames, phaseDegrees, amplitude;
    };

    constexpr std::array<Tone, 5> tones {
        { { 4.0, 0.0, 0.5 }, { 4.0, 45.0, 0.5 }, { 6.0, 60.0, 0.5 }, { 8.0, 67.5, 0.5 }, { 4.0, 45.0, 1.41 } }
    };
    const auto& tone = tones.at (static_cast<std::size_t> (test - 15));

    auto samples = sine (framesOf (1.0, sampleRate), sampleRate, sampleRate / tone.periodFrames, tone.amplitude,
                         tone.phaseDegrees * std::numbers::pi / 180.0);
    fadeEnds (samples, framesOf (0.01, sampleRate));
    return samples;
}

Samples ebu3341DecimatedTruePeak (int test, double sampleRate)
{
    const auto fade = framesOf (0.01, 4.0 * sampleRate);
    const auto fine = sineWithLoudPeriod (fade / 12, fade);
    const auto taps = antiAliasFilter();
    Samples samples;

    for (auto first = static_cast<std::size_t> (test - 20); first < fine.size() + taps.size(); first += 4)
    {
        auto sum = 0.0;

        for (std::size_t tap = 0; tap < taps.size(); ++tap)
            if (first >= tap && first - tap < fine.size())
                sum += taps[tap] * fine[first - tap];

        samples.push_back (static_cast<float> (sum));
    }

    return samples;
}

std::vector<ToneStep> ebu3342Steps (int test)
{
    switch (test)
    {
        case 1: return { { 20.0, -20.0 }, { 20.0, -30.0 } };
        case 2: return { { 20.0, -20.0 }, { 20.0, -15.0 } };
        case 3: return { { 20.0, -40.0 }, { 20.0, -20.0 } };
        case 4: return { { 20.0, -50.0 }, { 20.0, -35.0 }, { 20.0, -20.0 }, { 20.0, -35.0 }, { 20.0, -50.0 } };
        default: throw std::invalid_argument ("this EBU 3342 test is not made of tone steps");
    }
}
} // namespace twobus::test

#include "Core/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <array>

using namespace twobus;
using namespace twobus::test;
using enum ChannelPosition;

namespace
{
constexpr auto quarterTurn = std::numbers::pi / 2.0;

Samples fullScaleTone (double sampleRate, double phase = 0.0)
{
    return sine (framesOf (3.2, sampleRate), sampleRate, 997.0, 1.0, phase);
}
} // namespace

TEST_CASE ("A full-scale 997 Hz sine in one of two channels reads -3.010 LUFS")
{
    const auto tone = fullScaleTone (48000.0);

    for (const auto& audio :
         { AudioBuffer ({ tone, Samples (tone.size()) }), AudioBuffer ({ Samples (tone.size()), tone }) })
    {
        const auto readings = measureLive (audio, 48000.0);
        CHECK (readings.integratedLufs.value() == Approx (-3.010).margin (0.002).epsilon (0));
        CHECK (readings.momentaryLufs.value() == Approx (-3.010).margin (0.002).epsilon (0));
        CHECK (readings.shortTermLufs.value() == Approx (-3.010).margin (0.002).epsilon (0));
    }
}

TEST_CASE ("The same sine in both channels reads 0.000 LUFS whatever its phase between them")
{
    const auto tone = fullScaleTone (48000.0);

    for (const auto phase : { 0.0, std::numbers::pi, quarterTurn })
    {
        CAPTURE (phase);
        const auto readings = measure (AudioBuffer ({ tone, fullScaleTone (48000.0, phase) }), 48000.0);
        CHECK (readings.integratedLufs.value() == Approx (0.0).margin (0.002));
    }
}

TEST_CASE ("The alignment tone, 1 kHz at -18 dBFS, reads -17.993 LUFS")
{
    const auto readings = measure (inBothChannels (toneSteps ({ { 20.0, -18.0 } }, 48000.0)), 48000.0);
    CHECK (readings.integratedLufs.value() == Approx (-17.993).margin (0.002).epsilon (0));
}

TEST_CASE ("The 997 Hz anchor holds at every rate to what the filter's bilinear transform allows")
{
    struct Rate
    {
        double rate, deviationLu;
    };

    // The deviations are those of the filter at 997 Hz, computed independently.
    const std::array<Rate, 11> rates { { { 8000, -0.2007 },
                                         { 11025, -0.1034 },
                                         { 16000, -0.0460 },
                                         { 22050, -0.0215 },
                                         { 32000, -0.0072 },
                                         { 44100, -0.0011 },
                                         { 48000, 0.0 },
                                         { 88200, 0.0040 },
                                         { 96000, 0.0043 },
                                         { 192000, 0.0054 },
                                         { 384000, 0.0057 } } };

    for (const auto& [rate, deviationLu] : rates)
    {
        CAPTURE (rate);
        const auto readings = measure (inBothChannels (sine (framesOf (1.0, rate), rate, 997.0, 1.0)), rate);
        CHECK (readings.integratedLufs.value() == Approx (deviationLu).margin (0.002).epsilon (0));
    }
}

TEST_CASE ("Mono is one channel of weight 1")
{
    const auto readings = measure (AudioBuffer ({ fullScaleTone (48000.0) }), 48000.0);
    CHECK (readings.integratedLufs.value() == Approx (-3.010).margin (0.002).epsilon (0));
    CHECK_FALSE (readings.correlation.has_value());
    CHECK_FALSE (readings.balanceDb.has_value());
}

TEST_CASE ("5.1: surrounds weigh 1.41, and the low-frequency channel nothing")
{
    constexpr auto rate = 48000.0;
    const MeterFormat format { rate, { left, right, centre, lowFrequency, leftSurround, rightSurround } };
    const auto tone = sine (framesOf (2.0, rate), rate, 997.0, 1.0);

    for (std::size_t channel = 0; channel < 6; ++channel)
    {
        CAPTURE (channel);
        AudioBuffer audio (6, tone.size());
        audio[channel] = tone;
        const auto loudness = measure (audio, format).integratedLufs;

        if (channel == 3)
            CHECK (loudness == silenceDb);
        else
            CHECK (loudness.value() == Approx (channel < 3 ? -3.010 : -1.518).margin (0.002).epsilon (0));
    }
}

TEST_CASE ("A layout that nobody named has levels but no loudness")
{
    const auto tone = fullScaleTone (48000.0);
    const auto readings = measure (AudioBuffer ({ tone, tone, tone }), 48000.0);

    CHECK_FALSE (readings.momentaryLufs.has_value());
    CHECK_FALSE (readings.momentaryMaxLufs.has_value());
    CHECK_FALSE (readings.shortTermLufs.has_value());
    CHECK_FALSE (readings.integratedLufs.has_value());
    CHECK_FALSE (readings.loudnessRangeLu.has_value());
    CHECK_FALSE (readings.plrDb.has_value());
    CHECK_FALSE (readings.psrDb.has_value());
    CHECK (readings.samplePeakDbfs.value() == Approx (0.0).margin (0.01));
    CHECK (readings.rmsDbfs.value() == Approx (-3.010).margin (0.001).epsilon (0));
}

TEST_CASE ("64 channels of known position sum their powers")
{
    constexpr auto rate = 48000.0;
    const auto tone = sine (framesOf (1.0, rate), rate, 997.0, 0.125);
    const std::vector<ChannelPosition> positions (64, height);
    const auto readings = measure (AudioBuffer (std::vector<Samples> (64, tone)), { rate, ChannelLayout (positions) });

    CHECK (readings.numChannels == 64);
    CHECK (readings.integratedLufs.value() == Approx (-3.010).margin (0.002).epsilon (0)); // -18.06 - 3.01 + 18.06
    CHECK (readings.channels[63].samplePeakDbfs.value() == Approx (-18.062).margin (0.001).epsilon (0));
}

#include "Core/Base/Decibels.h"
#include "Core/Peaks/TruePeakInterpolator.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
double truePeakOf (const Samples& samples, double sampleRate)
{
    return measure (AudioBuffer ({ samples }), sampleRate).truePeakDbtp.value();
}

MeterReadings measureWithoutFlush (const AudioBuffer& before, const AudioBuffer& after, bool isCut)
{
    MeterBank bank;
    bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (1) });
    bank.markDiscontinuity(); // the stream starts in the middle of its waveform
    feed (bank, before);

    if (isCut)
        bank.markDiscontinuity();

    feed (bank, after);
    return bank.readings();
}
} // namespace

TEST_CASE ("the oversampling factor is 8 below 64 kHz and 4 above")
{
    TruePeakInterpolator interpolator;

    for (const auto rate : { 8000.0, 44100.0, 48000.0, 63999.0 })
    {
        interpolator.prepare (rate);
        CHECK (interpolator.factor() == 8);
    }

    for (const auto rate : { 64000.0, 88200.0, 192000.0, 384000.0 })
    {
        interpolator.prepare (rate);
        CHECK (interpolator.factor() == 4);
    }
}

TEST_CASE ("true peaks of sines that repeat the same few samples are as high as 8 points per sample allow")
{
    struct Tone
    {
        double periodFrames, lowestDb;
    };

    // The expected error is 20 log10 cos (pi f / (8 fs)), plus 0.006 dB for the filter.
    for (const auto& [periodFrames, lowestDb] : { Tone { 4.0, -0.048 }, Tone { 3.0, -0.081 }, Tone { 2.5, -0.114 } })
    {
        for (int i = 0; i < 48; ++i)
        {
            auto tone = sine (2400, 48000.0, 48000.0 / periodFrames, 0.5, i * std::numbers::pi / 96.0);
            fadeEnds (tone, 480);
            CAPTURE (periodFrames, i);
            CHECK (truePeakOf (tone, 48000.0) >= amplitudeToDb (0.5) + lowestDb);
            CHECK (truePeakOf (tone, 48000.0) <= amplitudeToDb (0.5) + 0.05);
        }
    }
}

TEST_CASE ("true peak is never below the sample peak")
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed)
    {
        CAPTURE (seed);
        const auto readings =
            measure (AudioBuffer ({ noise (9600, 0.8, seed), noise (9600, 0.1, seed + 100) }), 48000.0);
        CHECK (readings.truePeakDbtp.value() >= readings.samplePeakDbfs.value());

        for (std::size_t channel = 0; channel < 2; ++channel)
            CHECK (readings.channels[channel].truePeakDbtp.value()
                   >= readings.channels[channel].samplePeakDbfs.value());
    }

    // A single sample, wherever it lies in the 10 ms grid, is itself the highest point.
    for (std::size_t at = 0; at < 1000; at += 37)
    {
        Samples samples (1000);
        samples[at] = 0.5f;
        CHECK (truePeakOf (samples, 48000.0) == amplitudeToDb (0.5));
    }
}

TEST_CASE ("flush finds a peak made by a programme's last samples")
{
    MeterBank bank;
    bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (1) });

    Samples samples (4800);
    samples[4798] = samples[4799] = 0.7f;
    feed (bank, AudioBuffer ({ samples }));
    CHECK (bank.readings().truePeakDbtp.value() == near (amplitudeToDb (0.7), 1.0e-6));

    bank.flush();
    const auto expected = amplitudeToDb (0.7 * 4.0 / std::numbers::pi); // 2 sinc (1/2)
    CHECK (bank.readings().truePeakDbtp.value() == near (expected, 0.02));
    CHECK (bank.readings().channels[0].heldPeakDbtp == bank.readings().truePeakDbtp);
    CHECK (bank.readings().loudestMoment.value().truePeakDbtp == bank.readings().truePeakDbtp.value());
    CHECK (bank.readings().loudestMoment.value().seconds == near (0.1, 0.0101));

    const auto before = bank.readings().truePeakDbtp;
    bank.flush();
    CHECK (bank.readings().truePeakDbtp == before);
}

TEST_CASE ("flush measures the peaks and sums of the incomplete last 10 ms, but no loudness")
{
    Samples samples (500);
    samples[499] = 0.25f;
    const auto readings = measure (AudioBuffer ({ samples }), 48000.0);

    CHECK (readings.framesMeasured == 500);
    CHECK (readings.samplePeakDbfs.value() == Approx (amplitudeToDb (0.25)));
    CHECK (readings.rmsDbfs.value() == Approx (powerToDb (0.0625 / 500.0)));
    CHECK_FALSE (readings.momentaryLufs.has_value());
}

TEST_CASE ("flush keeps the last whole windows readable, and audio after it starts with a discontinuity")
{
    const auto tone = inBothChannels (sine (48000 * 4, 48000.0, 997.0, 0.5));
    MeterBank bank;
    bank.prepare ({ 48000.0 });
    feed (bank, tone);
    const auto before = bank.readings();
    bank.flush();
    CHECK (bank.readings().momentaryLufs == before.momentaryLufs);
    CHECK (bank.readings().shortTermLufs == before.shortTermLufs);
    CHECK (bank.readings().psrDb == before.psrDb);

    bank.process (tone.block (0, 480));
    CHECK_FALSE (bank.readings().momentaryLufs.has_value());
    CHECK_FALSE (bank.readings().psrDb.has_value());
}

TEST_CASE ("a discontinuity makes no false peak, and doesn't hide a real one beside it")
{
    const auto slow = [] (double phase) { return AudioBuffer ({ sine (960, 48000.0, 100.0, 0.9, phase) }); };
    const auto before = slow (0.0), after = slow (std::numbers::pi / 2.0);

    const auto joined = measureWithoutFlush (before, after, false);
    const auto cut = measureWithoutFlush (before, after, true);
    CHECK (joined.truePeakDbtp.value() > amplitudeToDb (0.9) + 0.3);
    CHECK (cut.truePeakDbtp.value() == near (amplitudeToDb (0.9), 0.001));

    // From 48 samples after the cut, every peak is found again.
    auto later = sine (960, 48000.0, 12000.0, 0.5, std::numbers::pi / 4.0);
    fadeEnds (later, 60);
    const auto found = measureWithoutFlush (AudioBuffer (1, 960), AudioBuffer ({ later }), true);
    CHECK (found.truePeakDbtp.value() == near (amplitudeToDb (0.5), 0.01));
}

TEST_CASE ("a possible cut suppresses true peaks around it and nothing else")
{
    const auto slow = [] (double phase) { return AudioBuffer ({ sine (24000, 48000.0, 100.0, 0.9, phase) }); };
    const auto first = slow (0.3), second = slow (std::numbers::pi / 2.0 + 0.3);

    // The cut can lie anywhere in the 10 ms grid.
    for (const std::size_t length : { 23520u, 23521u, 23800u, 23999u })
    {
        CAPTURE (length);
        MeterBank bank;
        bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (1) });
        bank.markDiscontinuity();
        bank.process (first.block (0, length));
        bank.markPossibleCut();
        bank.process (second.all());
        const auto readings = bank.readings();
        CHECK (readings.truePeakDbtp.value() == near (amplitudeToDb (0.9), 0.001));
        CHECK (readings.momentaryLufs.has_value());
        CHECK (readings.rmsWindowDbfs.has_value());

        // Samples still count at the cut, and points between samples count again soon after it.
        AudioBuffer loud (1, 4800);
        loud[0][0] = 0.95f;
        loud[0][2400] = loud[0][2401] = 0.96f;
        bank.markPossibleCut();
        bank.process (loud.block (0, 960));
        CHECK (bank.readings().truePeakDbtp.value() == near (amplitudeToDb (0.95), 1.0e-6));
        bank.process (loud.block (960, 3840));
        CHECK (bank.readings().truePeakDbtp.value() > amplitudeToDb (0.96) + 1.5);
    }
}

TEST_CASE ("nothing is clamped: an amplitude of 4.0 reads at least 12 dB")
{
    Samples square (4800);

    for (std::size_t i = 0; i < square.size(); ++i)
        square[i] = (i / 24) % 2 == 0 ? 4.0f : -4.0f;

    const auto readings = measure (AudioBuffer ({ square }), 48000.0);
    CHECK (readings.samplePeakDbfs.value() == near (12.0412, 0.0001));
    CHECK (readings.truePeakDbtp.value() > 12.5);
    CHECK (readings.truePeakDbtp.value() < 14.5);
}

TEST_CASE ("DC isn't removed before the true peak")
{
    auto samples = sine (4800, 48000.0, 1000.0, 0.25);

    for (auto& sample : samples)
        sample += 0.5f;

    fadeEnds (samples, 480);
    CHECK (truePeakOf (samples, 48000.0) == near (amplitudeToDb (0.75), 0.02));
}

TEST_CASE ("the loudest moment has its position, channel and level")
{
    AudioBuffer audio (2, 48000);
    audio[0][12000] = 0.5f;
    audio[1][36010] = -0.75f;
    audio[0][40000] = 0.75f; // equal to the first, which stays
    const auto readings = measure (audio, 48000.0);

    REQUIRE (readings.loudestMoment.has_value());
    CHECK (readings.loudestMoment->seconds == near (0.75, 0.0101));
    CHECK (readings.loudestMoment->channel == 1);
    CHECK (readings.loudestMoment->truePeakDbtp == readings.truePeakDbtp);
    CHECK_FALSE (measure (AudioBuffer (2, 4800), 48000.0).loudestMoment.has_value());
}

#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

Samples triangle (std::size_t numFrames)
{
    Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
    {
        const auto place = static_cast<double> (i % 480) / 480.0;
        samples[i] = static_cast<float> (place < 0.5 ? 4.0 * place - 1.0 : 3.0 - 4.0 * place);
    }

    return samples;
}

Samples square (std::size_t numFrames)
{
    Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = i % 480 < 240 ? 0.5f : -0.5f;

    return samples;
}

MeterReadings measureMono (const Samples& samples) { return measureLive (AudioBuffer ({ samples }), rate); }
} // namespace

TEST_CASE ("near() keeps its margin, however large the value")
{
    CHECK (100.0 + 0.9e-9 == near (100.0, 1.0e-9));
    CHECK_FALSE (100.0 + 1.0e-6 == near (100.0, 1.0e-9));
    CHECK (silenceDb == near (silenceDb, 0.1));
    CHECK_FALSE (-300.0 == near (silenceDb, 0.1));
}

TEST_CASE ("the remains that a DAW plays while it stands are silence")
{
    const auto remains = measureMono (sine (48000, rate, 1000.0, dbToAmplitude (-200.0)));
    CHECK (remains.samplePeakDbfs == silenceDb);
    CHECK (remains.truePeakDbtp == silenceDb);
    CHECK (remains.rmsDbfs == silenceDb);
    CHECK (remains.momentaryMaxLufs == silenceDb);
    CHECK (remains.invalidSamples == 0);

    const auto quiet = measureMono (sine (48000, rate, 1000.0, dbToAmplitude (-150.0)));
    CHECK (quiet.samplePeakDbfs.value() == near (-150.0, 0.01));
}

TEST_CASE ("sine, triangle and square have the right RMS and crest factor")
{
    const auto sineReadings = measureMono (sine (48000, rate, 1000.0, 1.0));
    CHECK (sineReadings.rmsDbfs.value() == near (-3.0103, 0.0005));
    CHECK (sineReadings.rmsWindowDbfs.value() == near (-3.0103, 0.0005));
    CHECK (sineReadings.crestFactorDb.value() == near (3.0103, 0.0005));

    const auto triangleReadings = measureMono (triangle (48000));
    CHECK (triangleReadings.rmsDbfs.value() == near (-4.771, 0.001));
    CHECK (triangleReadings.crestFactorDb.value() == near (4.771, 0.001));

    const auto squareReadings = measureMono (square (48000));
    CHECK (squareReadings.rmsDbfs.value() == near (-6.0206, 0.0001));
    CHECK (squareReadings.crestFactorDb.value() == near (0.0, 1.0e-9));
}

TEST_CASE ("programme RMS covers everything, and window RMS covers the last 300 ms")
{
    auto samples = sine (framesOf (0.7, rate), rate, 1000.0, 1.0);
    samples.resize (framesOf (1.0, rate));
    const auto readings = measureMono (samples);

    CHECK (readings.rmsWindowDbfs == silenceDb);
    CHECK (readings.rmsDbfs.value() == near (-3.0103 + powerToDb (0.7), 0.001));
    CHECK_FALSE (measureMono (sine (framesOf (0.29, rate), rate, 1000.0, 1.0)).rmsWindowDbfs.has_value());
    CHECK (measureMono (sine (framesOf (0.30, rate), rate, 1000.0, 1.0)).rmsWindowDbfs.has_value());
}

TEST_CASE ("DC is the signed mean in percent, and the channel with the largest DC counts")
{
    auto left = sine (48000, rate, 1000.0, 0.25), right = left;

    for (auto& sample : left)
        sample += 0.02f;

    for (auto& sample : right)
        sample -= 0.05f;

    const auto readings = measure (AudioBuffer ({ left, right }), rate);
    CHECK (readings.channels[0].dcOffsetPercent.value() == near (2.0, 0.001));
    CHECK (readings.channels[1].dcOffsetPercent.value() == near (-5.0, 0.001));
    CHECK (readings.dcOffsetPercent == readings.channels[1].dcOffsetPercent);
}

TEST_CASE ("readings over all channels are those of the largest channel")
{
    const auto loud = sine (48000, rate, 1000.0, 0.5), quiet = noise (48000, 0.05, 3);
    const auto readings = measure (AudioBuffer ({ quiet, loud }), rate);

    CHECK (readings.samplePeakDbfs == readings.channels[1].samplePeakDbfs);
    CHECK (readings.truePeakDbtp == readings.channels[1].truePeakDbtp);
    CHECK (readings.rmsDbfs == readings.channels[1].rmsDbfs);
    CHECK (readings.crestFactorDb == readings.channels[0].crestFactorDb);
    CHECK (readings.channels[0].samplePeakDbfs.value() == near (amplitudeToDb (0.05), 0.01));
}

TEST_CASE ("silence reads minus infinity and has no crest factor")
{
    const auto readings = measureMono (Samples (48000));
    CHECK (readings.samplePeakDbfs == silenceDb);
    CHECK (readings.truePeakDbtp == silenceDb);
    CHECK (readings.rmsDbfs == silenceDb);
    CHECK (readings.rmsWindowDbfs == silenceDb);
    CHECK (readings.channels[0].barPeakDbfs == silenceDb);
    CHECK (readings.dcOffsetPercent == 0.0);
    CHECK_FALSE (readings.crestFactorDb.has_value());
    CHECK_FALSE (readings.plrDb.has_value());
    CHECK_FALSE (readings.psrDb.has_value());
}

TEST_CASE ("the peak bar rises instantly and falls 20 dB in 1.7 s")
{
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) });
    Samples samples (480);
    samples[100] = 1.0f;
    feed (bank, AudioBuffer ({ samples }));
    CHECK (bank.readings().channels[0].barPeakDbfs.value() == near (0.0, 1.0e-9));

    feed (bank, AudioBuffer (1, framesOf (1.7, rate)));
    CHECK (bank.readings().channels[0].barPeakDbfs.value() == near (-20.0, 0.01));

    // A lower peak does not stop the fall, but a higher one does.
    samples[100] = 0.01f;
    feed (bank, AudioBuffer ({ samples }));
    CHECK (bank.readings().channels[0].barPeakDbfs.value() == near (-20.118, 0.01));
    samples[100] = 0.5f;
    feed (bank, AudioBuffer ({ samples }));
    CHECK (bank.readings().channels[0].barPeakDbfs.value() == near (-6.0206, 0.001));
}

TEST_CASE ("held peaks stay until they are cleared, and clearing keeps the maxima")
{
    MeterBank bank;
    bank.prepare ({ rate });
    AudioBuffer loud (2, 480);
    loud[1][100] = 0.5f;
    feed (bank, loud);
    feed (bank, AudioBuffer (2, 4800));
    CHECK (bank.readings().channels[1].heldPeakDbtp.value() == Approx (amplitudeToDb (0.5)));
    CHECK (bank.readings().channels[0].heldPeakDbtp == silenceDb);

    bank.clearHolds();
    CHECK (bank.readings().channels[1].heldPeakDbtp == silenceDb);
    CHECK (bank.readings().channels[1].truePeakDbtp.value() == Approx (amplitudeToDb (0.5)));
    CHECK (bank.readings().truePeakDbtp.value() == Approx (amplitudeToDb (0.5)));
}

TEST_CASE ("seconds of signal count audio above -60 dBFS")
{
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, inBothChannels (sine (48000, rate, 1000.0, 0.1)));
    CHECK (bank.readings().secondsOfSignal == Approx (1.0));
    CHECK (bank.readings().secondsSinceSignal == 0.0);

    feed (bank, inBothChannels (sine (24000, rate, 1000.0, 0.001))); // -63 dBFS
    CHECK (bank.readings().secondsOfSignal == Approx (1.0));
    CHECK (bank.readings().secondsSinceSignal == Approx (0.5));
    CHECK (bank.readings().secondsMeasured == Approx (1.5));

    AudioBuffer oneSided (2, 480);
    oneSided[1] = sine (480, rate, 1000.0, 0.1);
    feed (bank, oneSided);
    CHECK (bank.readings().secondsSinceSignal == 0.0);
    CHECK (bank.readings().secondsOfSignal == Approx (1.01));
}

TEST_CASE ("PLR and PSR of a stereo tone are 0, and those of a tone on one side are 3.01")
{
    const auto tone = sine (framesOf (5.0, rate), rate, 997.0, 0.5);
    const auto both = measureLive (inBothChannels (tone), rate);
    CHECK (both.plrDb.value() == near (0.0, 0.02));
    CHECK (both.psrDb.value() == near (0.0, 0.02));
    CHECK (both.psrMinDb.value() == near (0.0, 0.02));

    const auto one = measureLive (AudioBuffer ({ tone, Samples (tone.size()) }), rate);
    CHECK (one.plrDb.value() == near (3.010, 0.02));
    CHECK (one.psrDb.value() == near (3.010, 0.02));
}

TEST_CASE ("PSR uses the true peak of the same 3 s, and its minimum is kept")
{
    MeterBank bank;
    bank.prepare ({ rate });
    auto audio = inBothChannels (sine (framesOf (4.0, rate), rate, 997.0, 0.1));
    audio[0][48000] = 1.0f;
    feed (bank, audio);
    CHECK (bank.readings().psrDb.value() == near (20.0, 0.2)); // the window is 1 s to 4 s: the peak is only just inside

    feed (bank, inBothChannels (sine (framesOf (0.5, rate), rate, 997.0, 0.1)));
    CHECK (bank.readings().psrDb.value() == near (0.0, 0.1));
    CHECK (bank.readings().truePeakDbtp.value() == near (0.0, 0.2));

    audio = inBothChannels (sine (framesOf (4.0, rate), rate, 997.0, 0.1));
    audio[0][4000] = audio[0][100000] = 1.0f;
    feed (bank, audio);
    CHECK (bank.readings().psrDb.value() > 19.0);
    CHECK (bank.readings().psrMinDb.value() == near (0.0, 0.1));

    feed (bank, AudioBuffer (2, framesOf (4.0, rate)));
    CHECK_FALSE (bank.readings().psrDb.has_value());
}

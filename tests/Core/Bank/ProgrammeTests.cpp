#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

void checkShifted (const MeterReadings& shifted, const MeterReadings& original, double gainDb, double tolerance)
{
    for (const auto member :
         { &MeterReadings::momentaryLufs, &MeterReadings::momentaryMaxLufs, &MeterReadings::shortTermLufs,
           &MeterReadings::shortTermMaxLufs, &MeterReadings::integratedLufs, &MeterReadings::samplePeakDbfs,
           &MeterReadings::truePeakDbtp, &MeterReadings::rmsDbfs, &MeterReadings::rmsWindowDbfs })
        CHECK ((shifted.*member).value() == near ((original.*member).value() + gainDb, tolerance));

    for (const auto member : { &MeterReadings::plrDb, &MeterReadings::psrDb, &MeterReadings::psrMinDb,
                               &MeterReadings::crestFactorDb, &MeterReadings::correlation, &MeterReadings::balanceDb })
        CHECK ((shifted.*member).value() == near ((original.*member).value(), tolerance));

    // The percentiles are the means of bins of 0.001 LU; a gain moves the levels across the edges of the bins.
    CHECK (shifted.loudnessRangeLu.value() == near (original.loudnessRangeLu.value(), 0.002));
}

/** Noise and tones between -30 and -10 dBFS, far from any gate. */
AudioBuffer evenProgramme()
{
    AudioBuffer audio (2, 0);

    for (std::uint32_t i = 0; i < 12; ++i)
    {
        const auto amplitude = dbToAmplitude (-20.0 + 5.0 * std::sin (i));
        audio.append (AudioBuffer ({ noise (24000, amplitude, i), noise (24000, 0.7 * amplitude, i / 2) }));
    }

    return audio;
}
} // namespace

TEST_CASE ("gain shifts the levels and leaves the differences unchanged")
{
    const auto audio = evenProgramme();
    const auto original = measureLive (audio, rate);

    auto half = audio, quieter = audio;
    half.multiply (0.5f);
    checkShifted (measureLive (half, rate), original, amplitudeToDb (0.5), 1.0e-6);

    quieter.multiply (0.7f); // rounds every sample
    checkShifted (measureLive (quieter, rate), original, amplitudeToDb (0.7), 2.0e-6);
}

TEST_CASE ("swapping the channels changes only the balance's sign")
{
    const auto audio = randomProgramme (2, 5.0, rate, 3);
    const auto straight = measure (audio, rate), swapped = measure (AudioBuffer ({ audio[1], audio[0] }), rate);

    CHECK (swapped.integratedLufs == straight.integratedLufs);
    CHECK (swapped.loudnessRangeLu == straight.loudnessRangeLu);
    CHECK (swapped.momentaryMaxLufs == straight.momentaryMaxLufs);
    CHECK (swapped.truePeakDbtp == straight.truePeakDbtp);
    CHECK (swapped.correlation == straight.correlation);
    CHECK (swapped.balanceDb.value() == near (-straight.balanceDb.value(), 1.0e-9));
    CHECK (swapped.channels[0].rmsDbfs == straight.channels[1].rmsDbfs);
}

TEST_CASE ("inverting one channel changes only the correlation's sign")
{
    auto audio = randomProgramme (2, 5.0, rate, 4);
    const auto straight = measure (audio, rate);

    for (auto& sample : audio[1])
        sample = -sample;

    const auto turned = measure (audio, rate);
    CHECK (turned.integratedLufs == straight.integratedLufs);
    CHECK (turned.loudnessRangeLu == straight.loudnessRangeLu);
    CHECK (turned.truePeakDbtp == straight.truePeakDbtp);
    CHECK (turned.balanceDb == straight.balanceDb);
    CHECK (turned.correlation.value() == -straight.correlation.value());
}

TEST_CASE ("silence around a programme doesn't change gated readings")
{
    const auto audio = randomProgramme (2, 8.0, rate, 6);
    AudioBuffer longer = audio;
    longer.append (AudioBuffer (2, 48000 * 10));
    const auto before = measureLive (audio, rate), after = measureLive (longer, rate);

    CHECK (after.truePeakDbtp.value() >= before.truePeakDbtp.value());
    CHECK (after.momentaryMaxLufs == before.momentaryMaxLufs);
    CHECK (after.momentaryLufs.value() < -70.0);
    CHECK (nonFiniteReadings (after) == "");
}

TEST_CASE ("a reset makes a bank like new")
{
    const auto first = randomProgramme (2, 5.3, rate, 20), second = randomProgramme (2, 4.1, rate, 21);
    const auto expected = measure (second, rate);

    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, first, 333); // leaves an incomplete sub-block behind
    bank.reset();
    CHECK (differences (bank.readings(),
                        [] {
                            MeterBank fresh;
                            fresh.prepare ({ rate });
                            return fresh.readings();
                        }())
           == "");

    feed (bank, second);
    bank.flush();
    CHECK (differences (bank.readings(), expected) == "");

    bank.prepare ({ rate });
    feed (bank, second, 100);
    bank.flush();
    CHECK (differences (bank.readings(), expected) == "");
}

TEST_CASE ("preparing a bank for another format makes it like a new one of that format")
{
    const auto mono = randomProgramme (1, 3.5, 96000.0, 22);
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, randomProgramme (2, 2.0, rate, 23));
    bank.prepare ({ 96000.0, ChannelLayout::forChannelCount (1) });
    CHECK (bank.format().sampleRate == 96000.0);
    feed (bank, mono);
    bank.flush();
    CHECK (differences (bank.readings(), measure (mono, 96000.0)) == "");
}

TEST_CASE ("readings appear once there is enough audio, not before")
{
    const auto after = [] (double seconds) {
        return measureLive (inBothChannels (sine (framesOf (seconds, rate), rate, 997.0, 0.5)), rate);
    };

    const auto nothing = after (0.0);
    CHECK_FALSE (nothing.samplePeakDbfs.has_value());
    CHECK_FALSE (nothing.truePeakDbtp.has_value());
    CHECK_FALSE (nothing.rmsDbfs.has_value());
    CHECK_FALSE (nothing.dcOffsetPercent.has_value());
    CHECK_FALSE (nothing.correlation.has_value());
    CHECK_FALSE (nothing.balanceDb.has_value());
    CHECK_FALSE (nothing.loudestMoment.has_value());
    CHECK (nothing.numChannels == 2);

    CHECK (after (0.01).samplePeakDbfs.has_value());
    CHECK_FALSE (after (0.29).rmsWindowDbfs.has_value());
    CHECK_FALSE (after (0.399).momentaryLufs.has_value());
    CHECK (after (0.4).momentaryLufs.has_value());
    CHECK (after (0.4).integratedLufs.has_value());
    CHECK (after (0.4).plrDb.has_value());
    CHECK_FALSE (after (2.999).shortTermLufs.has_value());
    CHECK_FALSE (after (2.999).psrDb.has_value());
    CHECK (after (3.0).shortTermLufs.has_value());
    CHECK (after (3.0).psrDb.has_value());
    CHECK (after (3.0).loudnessRangeLu.has_value());
}

TEST_CASE ("a discontinuity restarts the windows and keeps the programme's readings")
{
    const auto loud = inBothChannels (sine (framesOf (4.0, rate), rate, 997.0, 0.5));
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, loud);
    const auto before = bank.readings();

    bank.markDiscontinuity();
    const auto cut = bank.readings();
    CHECK_FALSE (cut.momentaryLufs.has_value());
    CHECK_FALSE (cut.shortTermLufs.has_value());
    CHECK_FALSE (cut.rmsWindowDbfs.has_value());
    CHECK_FALSE (cut.correlationWindow.has_value());
    CHECK_FALSE (cut.psrDb.has_value());
    CHECK (cut.momentaryMaxLufs == before.momentaryMaxLufs);
    CHECK (cut.shortTermMaxLufs == before.shortTermMaxLufs);
    CHECK (cut.integratedLufs == before.integratedLufs);
    CHECK (cut.loudnessRangeLu == before.loudnessRangeLu);
    CHECK (cut.psrMinDb == before.psrMinDb);
    CHECK (cut.rmsDbfs == before.rmsDbfs);

    // Pieces too short to fill a window add no gating block.
    for (int i = 0; i < 20; ++i)
    {
        feed (bank, inBothChannels (sine (framesOf (0.39, rate), rate, 997.0, 0.001)));
        bank.markDiscontinuity();
    }

    CHECK (bank.readings().integratedLufs == before.integratedLufs);
    CHECK (bank.readings().framesMeasured == framesOf (4.0 + 20 * 0.39, rate));
}

TEST_CASE ("two passages with a cut between them have the integrated loudness of all their blocks")
{
    // Each passage of 5 s has 47 blocks; measuring each passage alone gives their power.
    const auto a = inBothChannels (sine (framesOf (5.0, rate), rate, 997.0, 0.5)),
               b = inBothChannels (sine (framesOf (5.0, rate), rate, 997.0, 0.25));
    const auto powerOf = [] (const AudioBuffer& audio) {
        return lufsToPower (measure (audio, rate).integratedLufs.value());
    };

    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, a);
    feed (bank, AudioBuffer (2, 480)); // lets the filter ring out, in an incomplete block
    bank.markDiscontinuity();
    feed (bank, b);

    CHECK (bank.readings().integratedLufs.value() == near (powerToLufs ((powerOf (a) + powerOf (b)) / 2.0), 0.001));
}

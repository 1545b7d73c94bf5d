#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"
#include "Support/Signals.h"

#include <cmath>
#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = musicRate;
constexpr MeterBankOptions asLive { .measuresSpectrum = true, .skipsPauses = true, .measuresPasses = true };

AudioBuffer slice (const AudioBuffer& audio, double startSeconds, double seconds)
{
    const auto first = static_cast<std::ptrdiff_t> (framesOf (startSeconds, rate));
    const auto count = static_cast<std::ptrdiff_t> (framesOf (seconds, rate));
    AudioBuffer part (2, 0);
    std::vector<Samples> channels;

    for (std::size_t channel = 0; channel < 2; ++channel)
        channels.emplace_back (audio[channel].begin() + first, audio[channel].begin() + first + count);

    part.append (AudioBuffer (std::move (channels)));
    return part;
}

struct LiveReadings
{
    MeterReadings sinceReset, ofPass;
};

LiveReadings readingsOf (const MeterBank& bank)
{
    const auto sinceReset = bank.readings();
    return { sinceReset, bank.ofPass (sinceReset) };
}

LiveReadings live (const AudioBuffer& audio)
{
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, audio);
    return readingsOf (bank);
}

/** The readings of a meter that measures this audio and nothing else. */
MeterReadings alone (const AudioBuffer& audio)
{
    MeterBank bank;
    bank.prepare ({ rate }, { .measuresSpectrum = true });
    feed (bank, audio);
    return bank.readings();
}

/** Compares every reading that describes a programme. */
void checkProgramme (const MeterReadings& readings, const MeterReadings& expected, int numParts = 1)
{
    // The filters start either at rest or with the remains of the silence, or of the part before.
    const auto tolerance = numParts == 1 ? 1.0e-4 : 3.0e-4;

    for (const auto member :
         { &MeterReadings::momentaryMaxLufs, &MeterReadings::shortTermMaxLufs, &MeterReadings::integratedLufs,
           &MeterReadings::loudnessRangeLu, &MeterReadings::plrDb, &MeterReadings::psrMinDb,
           &MeterReadings::loudPartsPsrDb, &MeterReadings::samplePeakDbfs, &MeterReadings::truePeakDbtp,
           &MeterReadings::rmsDbfs, &MeterReadings::crestFactorDb, &MeterReadings::dcOffsetPercent,
           &MeterReadings::correlation, &MeterReadings::balanceDb })
    {
        REQUIRE ((readings.*member).has_value() == (expected.*member).has_value());

        if ((expected.*member).has_value())
            CHECK (*(readings.*member) == near (*(expected.*member), tolerance));
    }

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (const auto member :
             { &ChannelReadings::samplePeakDbfs, &ChannelReadings::truePeakDbtp, &ChannelReadings::rmsDbfs,
               &ChannelReadings::crestFactorDb, &ChannelReadings::heldPeakDbtp })
            CHECK ((readings.channels[channel].*member).value()
                   == near ((expected.channels[channel].*member).value(), tolerance));

    CHECK (readings.samplesOverFullScale == expected.samplesOverFullScale);
    CHECK (readings.samplesAtFullScale == expected.samplesAtFullScale);
    CHECK (readings.spectrum.seconds == near (expected.spectrum.seconds, 0.7 * numParts));
    CHECK (readings.levelEvents.count == expected.levelEvents.count);
    CHECK (readings.numLoudMoments >= expected.numLoudMoments); // the last moment is only known a second later
}
} // namespace

TEST_CASE ("each pass reads like a meter started with it and stopped at its last sound")
{
    const auto first = normalised (bandMix (14.0, 1), 1.5), second = normalised (speech (15.0, 2), -9.0);
    const auto audio = joined ({ stereoSilence (1.23), first, stereoSilence (4.0), second, stereoSilence (7.0) });

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, slice (audio, 0.0, 18.23));

    for (const auto& [now, number] : { std::pair (readingsOf (bank).ofPass, 1u), std::pair (live (audio).ofPass, 2u) })
    {
        INFO ("pass " << number);
        REQUIRE (now.pass);
        REQUIRE (now.pass->number == number);
        checkProgramme (now, alone (slice (audio, now.pass->startSeconds, now.pass->lengthSeconds)));
    }
}

TEST_CASE ("after the last sound the readings of pass and programme stay fixed, however long the silence")
{
    const auto music = normalised (bandMix (12.0, 3), -6.0);
    const auto before = live (joined ({ music, stereoSilence (0.5) })),
               after = live (joined ({ music, stereoSilence (18.0) }));

    checkProgramme (after.ofPass, before.ofPass);
    checkProgramme (after.sinceReset, before.sinceReset);
    CHECK (after.sinceReset.secondsSinceSignal > 17.0);
}

TEST_CASE ("a rest inside a pass counts in its averages, as it would in a file")
{
    const auto music = normalised (bandMix (6.0, 4), -6.0);
    const auto audio = joined ({ music, stereoSilence (1.5), music });
    const auto now = live (joined ({ audio, stereoSilence (5.0) })).ofPass;

    REQUIRE (now.pass);
    CHECK (now.pass->number == 1);
    checkProgramme (now, alone (slice (audio, now.pass->startSeconds, now.pass->lengthSeconds)));
}

TEST_CASE ("RMS and loudness since reset cover the passes without the gaps between them")
{
    const auto tone = [] (double seconds, double peakDbfs) { return stereoTone (seconds, dbToAmplitude (peakDbfs)); };
    const auto now =
        live (joined ({ tone (10.0, -10.0), stereoSilence (60.0), tone (10.0, -10.0), stereoSilence (60.0) }));

    CHECK (now.sinceReset.rmsDbfs.value() == near (-13.01, 0.01));
    CHECK (now.sinceReset.crestFactorDb.value() == near (3.01, 0.01));
    CHECK (now.sinceReset.correlation.value() == near (1.0, 1.0e-6));
    CHECK (now.sinceReset.integratedLufs.value() == near (-10.0, 0.01));
    CHECK (now.sinceReset.loudnessRangeLu.value() == near (0.0, 0.01));
}

TEST_CASE ("the last pass stays until the next has enough signal, and a blip never replaces it")
{
    const auto loud = normalised (bandMix (9.0, 5), -3.0);
    const auto click = stereoTone (0.2, 0.9);
    const auto quiet = stereoTone (4.0, 0.01);
    const auto passAlone = live (joined ({ loud, stereoSilence (4.0) })).ofPass;

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ loud, stereoSilence (4.0), click }));
    checkProgramme (readingsOf (bank).ofPass, passAlone);

    feed (bank, joined ({ stereoSilence (4.0), slice (quiet, 0.0, 0.4) }));
    checkProgramme (readingsOf (bank).ofPass, passAlone);

    feed (bank, slice (quiet, 0.4, 3.6));
    const auto now = readingsOf (bank);
    CHECK (now.ofPass.pass->number == 2);
    CHECK (now.ofPass.truePeakDbtp.value() == near (-40.0, 0.05));
    CHECK (now.ofPass.integratedLufs.value() == near (-40.0, 0.05));
    CHECK (now.sinceReset.truePeakDbtp.value() == near (amplitudeToDb (0.9), 0.15));
}

TEST_CASE ("overs, invalid samples and loud moments count for the pass they fall in, at their measured time")
{
    auto first = normalised (bandMix (8.0, 6), 3.0);
    const auto second = normalised (bandMix (8.0, 7), -12.0);
    first[1][framesOf (4.0, rate)] = std::numeric_limits<float>::quiet_NaN();

    const auto audio = joined ({ stereoSilence (1.0), first, stereoSilence (4.0), second });
    const auto now = live (audio);

    CHECK (now.sinceReset.invalidSamples == 1);
    CHECK (now.sinceReset.samplesOverFullScale > 0);
    CHECK (now.ofPass.invalidSamples == 0);
    CHECK (now.ofPass.channels[1].invalidSamples == 0);
    CHECK (now.ofPass.samplesOverFullScale == 0);
    CHECK (now.ofPass.levelEvents.count == 0);
    REQUIRE (now.ofPass.loudestMoment);
    CHECK (now.ofPass.loudestMoment->seconds > 13.0);
    REQUIRE (now.ofPass.numLoudMoments > 0);
    CHECK (now.ofPass.loudMoments[0].seconds > 13.0);
    CHECK (now.ofPass.loudMoments[0].pass == 2);

    const auto ofFirst = live (slice (audio, 0.0, 9.5)).ofPass;
    CHECK (ofFirst.invalidSamples == 1);
    CHECK (ofFirst.channels[1].invalidSamples == 1);
    CHECK (ofFirst.samplesOverFullScale == now.sinceReset.samplesOverFullScale);
}

TEST_CASE ("joining music in the middle of a waveform makes no true peak in its pass")
{
    const auto tone = inBothChannels (sine (framesOf (4.0, rate), rate, 997.0, 0.5, 1.5));

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    bank.markDiscontinuity();
    feed (bank, tone);
    CHECK (readingsOf (bank).ofPass.truePeakDbtp.value() == near (amplitudeToDb (0.5), 0.01));
}

TEST_CASE ("an audition of a few seconds appears beside a song's verdict and doesn't replace it")
{
    const auto song = normalised (bandMix (40.0, 8), -6.0), place = normalised (bandMix (12.0, 9), -9.0);
    const auto songAlone = live (joined ({ song, stereoSilence (4.0) })).ofPass;

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ song, stereoSilence (4.0) }));

    for (std::uint32_t number = 2; number < 5; ++number)
    {
        feed (bank, joined ({ slice (place, 0.0, 6.0) }));
        const auto now = readingsOf (bank).ofPass;
        CHECK (now.pass->number == 1);
        CHECK_FALSE (now.pass->isRunning);
        checkProgramme (now, songAlone);
        REQUIRE (now.audition);
        CHECK (now.audition->number == number);
        CHECK (now.audition->truePeakDbtp == near (-9.0, 3.0));
        feed (bank, stereoSilence (3.0));
        CHECK (readingsOf (bank).ofPass.audition.has_value());
    }

    feed (bank, place);
    const auto now = readingsOf (bank).ofPass;
    CHECK (now.pass->number == 5);
    CHECK_FALSE (now.audition);
    checkProgramme (now, alone (slice (place, 0.0, now.pass->lengthSeconds)));
}

TEST_CASE ("hits with silence between them are played without a stop: they are no audition for longer than 10 s")
{
    const auto song = normalised (bandMix (40.0, 8), -6.0);
    auto hits = normalised (bandMix (12.0, 9), -9.0);

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < hits[channel].size(); ++i)
            if (i % framesOf (0.5, rate) > framesOf (0.1, rate))
                hits[channel][i] = 0.0f;

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ song, stereoSilence (4.0), slice (hits, 0.0, 9.0) }));
    CHECK (readingsOf (bank).ofPass.pass->number == 1);
    CHECK (readingsOf (bank).ofPass.audition->lengthSeconds == near (8.6, 0.1));

    feed (bank, slice (hits, 9.0, 3.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 2);
    CHECK (readingsOf (bank).ofPass.pass->secondsOfSignal < 5.0);
}

TEST_CASE ("all auditions since the judged pass are reported together")
{
    const auto song = normalised (bandMix (40.0, 8), -6.0);
    const auto first = normalised (bandMix (4.0, 9), 2.0), second = normalised (bandMix (3.0, 10), -12.0);

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ song, stereoSilence (4.0), first, stereoSilence (3.0) }));
    const auto one = readingsOf (bank).ofPass.audition.value();
    feed (bank, joined ({ second, stereoSilence (3.0) }));
    const auto both = readingsOf (bank).ofPass.audition.value();

    CHECK (one.samplesOverFullScale > 0);
    CHECK (both.samplesOverFullScale == one.samplesOverFullScale);
    CHECK (both.truePeakDbtp == one.truePeakDbtp);
    CHECK (both.secondsOfSignal > one.secondsOfSignal + 2.0);
    CHECK (both.lengthSeconds > one.lengthSeconds + 2.0);
    CHECK (both.number == 3);

    // Something new that may be a blip takes nothing away.
    feed (bank, slice (song, 1.0, 0.3));
    REQUIRE (readingsOf (bank).ofPass.audition);
    CHECK (readingsOf (bank).ofPass.audition->secondsOfSignal == both.secondsOfSignal);

    // The next song replaces the judged pass, and its auditions are its own.
    feed (bank, joined ({ slice (song, 1.3, 35.0), stereoSilence (3.0), second }));
    CHECK (readingsOf (bank).ofPass.audition->secondsOfSignal == near (3.0, 0.5));
}

TEST_CASE ("flat tops of a pass are found whatever was played before it")
{
    const auto louder = normalised (bandMix (12.0, 32), 6.0);
    std::uint64_t numFound = 0;

    for (const auto byDb : { 1.0, 2.0, 6.0 })
        for (const auto seed : { 31u, 33u })
        {
            CAPTURE (byDb, seed);
            const auto cut = normalised (hardClipped (bandMix (15.0, seed), byDb), -3.0);
            const auto expected = alone (cut).ceilings.flatTopsBelowFullScale;
            numFound += expected;

            // With a stop between the two, and without.
            for (const auto stops : { true, false })
            {
                MeterBank bank;
                bank.prepare ({ rate }, asLive);
                feed (bank, louder);

                if (stops)
                    feed (bank, stereoSilence (3.0));
                else
                    bank.startNextPass (PassStart::asked);

                feed (bank, joined ({ cut, stereoSilence (3.0) }));
                const auto now = readingsOf (bank);
                CHECK (now.ofPass.pass->ceilings.flatTopsBelowFullScale == expected);
                CHECK (now.ofPass.ceilings.flatTopsBelowFullScale == expected);

                // The meters since the reset notice the end of a pass, not its first sample.
                CHECK (now.sinceReset.ceilings.flatTopsBelowFullScale + 5 >= expected);

                bank.joinOrSplitPasses();
                CHECK (readingsOf (bank).ofPass.pass->ceilings.flatTopsBelowFullScale >= expected);
            }
        }

    CHECK (numFound > 100);
}

TEST_CASE ("after a pass that was no programme the judged pass and its auditions are what they were")
{
    MeterBank bank;
    bank.prepare ({ rate }, asLive);

    for (const auto songSeconds : { 12.0, 40.0 }) // the second song stays beside auditions
    {
        bank.reset();
        feed (bank, normalised (bandMix (songSeconds, 1), -6.0));
        feed (bank, stereoSilence (3.0));

        if (songSeconds > 30.0)
        {
            feed (bank, normalised (bandMix (6.0, 2), -6.0));
            feed (bank, stereoSilence (3.0));
        }

        const auto before = readingsOf (bank).ofPass;
        feed (bank, normalised (bandMix (4.0, 3), -6.0));
        bank.withdrawPass();
        feed (bank, stereoSilence (3.0));
        const auto after = readingsOf (bank).ofPass;
        CHECK (after.pass->number == before.pass->number);
        checkProgramme (after, before);
        CHECK (after.audition.has_value() == before.audition.has_value());

        if (before.audition)
            CHECK (after.audition->secondsOfSignal == before.audition->secondsOfSignal);

        bank.joinOrSplitPasses(); // nothing to join
        CHECK (readingsOf (bank).ofPass.pass->joinedFrom == 0);

        const auto next = normalised (bandMix (15.0, 4), -6.0);
        feed (bank, next);
        feed (bank, stereoSilence (3.0));
        const auto now = readingsOf (bank).ofPass;
        checkProgramme (now, alone (slice (next, 0.0, now.pass->lengthSeconds)));
        CHECK_FALSE (now.audition.has_value());
    }
}

TEST_CASE ("pauses in joined passes are summed")
{
    MeterBank bank;
    bank.prepare ({ rate }, asLive);

    for (const auto pauses : { 1, 2 })
    {
        feed (bank, normalised (bandMix (5.0, 1), -6.0));

        for (auto i = 0; i < pauses; ++i)
            bank.notePause();

        bank.markDiscontinuity();
        feed (bank, normalised (bandMix (5.0, 2), -6.0));
        feed (bank, stereoSilence (3.0));
    }

    CHECK (readingsOf (bank).ofPass.pass->pauses == 2);
    bank.joinOrSplitPasses();
    CHECK (readingsOf (bank).ofPass.pass->pauses == 3);
}

TEST_CASE ("a short pass is replaced by the next one, however short")
{
    const auto music = normalised (bandMix (9.0, 10), -6.0);
    const auto now = live (joined ({ music, stereoSilence (3.0), slice (music, 0.0, 3.0) })).ofPass;
    CHECK (now.pass->number == 2);
    CHECK_FALSE (now.audition);
}

TEST_CASE ("pieces of less than 10 s replace no verdict, however many there are")
{
    const auto music = normalised (bandMix (13.0, 10), -1.0), pieces = normalised (bandMix (7.0, 11), -40.0);
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ music, stereoSilence (3.0) }));

    for (auto i = 0; i < 3; ++i)
    {
        feed (bank, joined ({ pieces, stereoSilence (3.0) }));
        CHECK (readingsOf (bank).ofPass.pass->number == 1);
        CHECK (readingsOf (bank).ofPass.audition.has_value());
    }
}

TEST_CASE ("music that arrives 45 dB too quiet is one pass, and a pause after it still ends it")
{
    const auto music = joined ({ normalised (bandMix (20.0, 10), -47.0), normalised (speech (20.0, 3), -59.0) });
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ music, stereoSilence (4.0) }));
    const auto now = readingsOf (bank).ofPass;
    CHECK (now.pass->number == 1);
    CHECK_FALSE (now.pass->isRunning);
    CHECK (now.pass->lengthSeconds > 38.0);
    CHECK (now.pass->secondsOfSignal > 25.0);

    // Noise below -60 dBFS is a pause after music of any usual level, and after a click.
    const auto noise = normalised (bandMix (6.0, 4), -70.0);
    bank.reset();
    feed (bank, joined ({ normalised (bandMix (5.0, 1), -12.0), noise }));
    CHECK_FALSE (readingsOf (bank).ofPass.pass->isRunning);
    bank.reset();
    feed (bank, joined ({ stereoTone (0.2, dbToAmplitude (-55.0)), noise }));
    CHECK_FALSE (readingsOf (bank).ofPass.pass.has_value());
}

TEST_CASE ("the peak of the last 10 s needs a pass of 10 s, and excludes the silence after it")
{
    const auto tone = [] (double seconds, double peakDbfs) { return stereoTone (seconds, dbToAmplitude (peakDbfs)); };

    CHECK_FALSE (live (tone (9.0, -3.0)).ofPass.recentTruePeakDbtp);
    CHECK (live (joined ({ tone (5.0, -3.0), tone (9.0, -12.0) })).ofPass.recentTruePeakDbtp.value()
           == near (-3.0, 0.2));
    CHECK (live (joined ({ tone (5.0, -3.0), tone (10.5, -12.0) })).ofPass.recentTruePeakDbtp.value()
           == near (-12.0, 0.2));
    CHECK (
        live (joined ({ tone (5.0, -3.0), tone (10.5, -12.0), stereoSilence (20.0) })).ofPass.recentTruePeakDbtp.value()
        == near (-12.0, 0.2));
}

TEST_CASE ("while the player is known to be rolling, a rest of any length belongs to the pass")
{
    const auto music = normalised (bandMix (6.0, 11), -6.0);
    const auto audio = joined ({ music, stereoSilence (7.0), music });

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    bank.setPlayerRolls (true);
    feed (bank, audio);
    bank.setPlayerRolls (false);
    feed (bank, stereoSilence (5.0));

    const auto now = readingsOf (bank).ofPass;
    REQUIRE (now.pass);
    CHECK (now.pass->number == 1);
    CHECK_FALSE (now.pass->isRunning);
    checkProgramme (now, alone (slice (audio, now.pass->startSeconds, now.pass->lengthSeconds)));
}

TEST_CASE ("in a loop without a stop the last complete round is judged")
{
    MeterBank bank;
    bank.prepare ({ rate }, asLive);

    for (std::uint32_t round = 1; round < 5; ++round)
    {
        const auto level = -3.0 * round;
        const auto music = normalised (bandMix (8.0, 12), level);
        feed (bank, slice (music, 0.0, 4.0));

        // In the middle of a round, the readings are those of the previous round.
        const auto middle = readingsOf (bank).ofPass;
        CHECK (middle.pass->number == std::max (1u, round - 1));

        feed (bank, slice (music, 4.0, 4.0));
        const auto end = readingsOf (bank).ofPass;
        CHECK (end.pass->number == round);
        CHECK (end.pass->isRunning);
        CHECK (end.samplePeakDbfs.value() == near (level, 0.001));
        bank.startNextPass (PassStart::nextRound);
    }

    // A shorter round counts as complete when the next one starts.
    feed (bank, normalised (bandMix (5.0, 12), -20.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 4);
    bank.startNextPass (PassStart::nextRound);
    feed (bank, normalised (bandMix (2.0, 12), -22.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 5);
    CHECK (readingsOf (bank).ofPass.samplePeakDbfs.value() == near (-20.0, 0.001));
}

TEST_CASE ("a song is no round of a loop, so it is judged after 10 s, whether it is played from elsewhere or again")
{
    const auto song = normalised (bandMix (20.0, 14), -12.0);

    // A jump back to another place, while it plays.
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, normalised (bandMix (32.0, 13), -1.0));
    bank.startNextPass (PassStart::playing);
    feed (bank, slice (song, 0.0, 9.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 1);
    feed (bank, slice (song, 9.0, 2.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 2);
    CHECK (readingsOf (bank).ofPass.samplePeakDbfs.value() <= -12.0);

    // A loop is switched on after one second: the song before it was no round of it.
    bank.reset();
    feed (bank, joined ({ normalised (bandMix (32.0, 13), -1.0), stereoSilence (3.0), slice (song, 0.0, 1.0) }));
    bank.startNextPass (PassStart::nextRound);
    feed (bank, slice (song, 0.0, 9.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 1);
    feed (bank, slice (song, 9.0, 2.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 3);
}

TEST_CASE ("a round that was stopped is an audition, and a complete one is judged however short")
{
    const auto round = normalised (bandMix (12.0, 12), -6.0);
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, round);
    bank.startNextPass (PassStart::nextRound);
    feed (bank, joined ({ slice (round, 0.0, 4.0), stereoSilence (3.0) }));
    CHECK (readingsOf (bank).ofPass.pass->number == 1);
    CHECK (readingsOf (bank).ofPass.audition.has_value());

    feed (bank, slice (round, 0.0, 5.0));
    bank.startNextPass (PassStart::nextRound);
    feed (bank, slice (round, 0.0, 5.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 1);
    bank.startNextPass (PassStart::nextRound);
    feed (bank, slice (round, 0.0, 2.0));
    CHECK (readingsOf (bank).ofPass.pass->number == 4);
}

TEST_CASE ("a new pass requested by the user is judged at once")
{
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, normalised (bandMix (12.0, 13), -3.0));
    bank.startNextPass (PassStart::asked);
    feed (bank, normalised (bandMix (3.0, 13), -12.0));

    const auto now = readingsOf (bank);
    CHECK (now.ofPass.pass->number == 2);
    CHECK (now.ofPass.samplePeakDbfs.value() == near (-12.0, 0.001));
    CHECK (now.sinceReset.samplePeakDbfs.value() == near (-3.0, 0.001));
}

namespace
{
/** The readings of a meter that measures these one after the other, cut where they meet. */
MeterReadings oneAfterTheOther (const std::vector<AudioBuffer>& parts)
{
    MeterBank bank;
    bank.prepare ({ rate }, { .measuresSpectrum = true });

    for (const auto& part : parts)
    {
        bank.markDiscontinuity();
        feed (bank, part);
    }

    return bank.readings();
}
} // namespace

TEST_CASE ("joined passes read as one without the rest, and split again as they were")
{
    const auto first = normalised (bandMix (9.0, 21), -9.0), second = normalised (bandMix (14.0, 22), -3.0),
               third = normalised (bandMix (12.0, 23), -6.0);
    const auto click = stereoTone (0.2, 1.2);
    const auto rest = stereoSilence (5.0);
    const auto audio = joined ({ stereoSilence (1.0), first, rest, second, rest });

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, slice (audio, 0.0, 10.0));
    bank.joinOrSplitPasses(); // there is only one
    CHECK (readingsOf (bank).ofPass.pass->joinedFrom == 0);
    CHECK_FALSE (readingsOf (bank).ofPass.secondsOfRest);
    CHECK (bank.firstPassToJoin() == 0);

    feed (bank, slice (audio, 10.0, 14.0));
    const auto split = readingsOf (bank).ofPass;
    bank.joinOrSplitPasses();
    feed (bank, slice (audio, 24.0, 10.0));
    const auto now = readingsOf (bank).ofPass;

    CHECK (split.secondsOfRest.value() == near (5.0, 0.3)); // the music ends in a decay
    REQUIRE (now.pass);
    CHECK (now.pass->number == 2);
    CHECK (now.pass->joinedFrom == 1);
    CHECK (now.pass->startSeconds == near (1.0, 0.05));
    CHECK (now.pass->lengthSeconds == near (28.0, 0.3));
    CHECK (now.pass->secondsOfSignal == near (23.0, 0.5));
    CHECK (now.loudestMoment->seconds > 15.0);
    CHECK (now.loudMoments[0].seconds == near (now.loudestMoment->seconds, 0.1));
    CHECK (now.pass->truePeakDbtp == now.truePeakDbtp.value());
    CHECK_FALSE (now.previousPass);
    CHECK_FALSE (now.unreplayedMoment);
    const auto firstStart = now.pass->startSeconds, firstEnd = split.pass->startSeconds - *split.secondsOfRest;
    const auto secondStart = split.pass->startSeconds, secondEnd = firstStart + now.pass->lengthSeconds;
    checkProgramme (now,
                    oneAfterTheOther ({ slice (audio, firstStart, firstEnd - firstStart),
                                        slice (audio, secondStart, secondEnd - secondStart) }),
                    2);

    bank.joinOrSplitPasses();
    const auto apart = readingsOf (bank).ofPass;
    CHECK (apart.pass->joinedFrom == 0);
    checkProgramme (apart, alone (slice (audio, apart.pass->startSeconds, apart.pass->lengthSeconds)));

    // A click belongs to neither, and a third pass joins the other two, or stands alone.
    bank.joinOrSplitPasses();
    feed (bank, joined ({ click, stereoSilence (3.0) }));
    CHECK (readingsOf (bank).ofPass.pass->joinedFrom == 1);
    CHECK (readingsOf (bank).ofPass.samplePeakDbfs == now.samplePeakDbfs);
    feed (bank, third);
    CHECK (readingsOf (bank).ofPass.pass->joinedFrom == 0);
    bank.joinOrSplitPasses();
    CHECK (readingsOf (bank).ofPass.pass->joinedFrom == 1);
    CHECK (readingsOf (bank).ofPass.pass->number == 3);
    CHECK (readingsOf (bank).ofPass.secondsOfSignal == near (35.0, 0.8));
}

TEST_CASE ("the loudest moment of joined passes keeps its place, in whichever of them it was")
{
    const auto loud = normalised (bandMix (14.0, 21), -1.0), quiet = normalised (bandMix (14.0, 22), -12.0);
    const auto expected = live (joined ({ stereoSilence (2.0), loud })).ofPass.loudestMoment->seconds;

    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, joined ({ stereoSilence (2.0), loud, stereoSilence (8.0), quiet }));
    bank.joinOrSplitPasses();
    CHECK (readingsOf (bank).ofPass.loudestMoment->seconds == near (expected, 0.011));
    CHECK (readingsOf (bank).ofPass.loudMoments[0].seconds == near (expected, 0.02));
}

TEST_CASE ("a song whose pass followed another without a pause is measured across when both are joined")
{
    const auto music = normalised (bandMix (20.0, 24), -6.0);
    MeterBank bank;
    bank.prepare ({ rate }, asLive);
    feed (bank, slice (music, 0.0, 9.0));
    bank.startNextPass (PassStart::asked);
    feed (bank, slice (music, 9.0, 11.0));
    bank.joinOrSplitPasses();
    checkProgramme (readingsOf (bank).ofPass, alone (music));
}

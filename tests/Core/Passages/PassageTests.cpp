#include "Core/Base/Decibels.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"
#include "Support/Song.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <numbers>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 16000.0;

/** A song of 100 s; all passes of a test come from it. */
const Samples& music()
{
    static const auto samples = song (100.0, rate, 41);
    return samples;
}

Samples excerpt (const Samples& samples, double fromSeconds, double seconds, double gainDb = 0.0)
{
    const auto first = samples.begin() + static_cast<std::ptrdiff_t> (framesOf (fromSeconds, rate));
    Samples part (first, first + static_cast<std::ptrdiff_t> (framesOf (seconds, rate)));

    for (auto& sample : part)
        sample *= static_cast<float> (dbToAmplitude (gainDb));

    return part;
}

Samples excerpt (double fromSeconds, double seconds, double gainDb = 0.0)
{
    return excerpt (music(), fromSeconds, seconds, gainDb);
}

/** A bank that plays pass after pass, each followed by 3 s of silence. */
class Passes
{
public:
    Passes() { bank.prepare ({ rate, ChannelLayout::forChannelCount (1) }, { .recognisesPassages = true }); }

    Passes& play (const Samples& samples)
    {
        feed (bank, AudioBuffer ({ samples }));
        return *this;
    }

    Passes& pass (const Samples& samples)
    {
        play (samples);
        return play (Samples (framesOf (3.0, rate)));
    }

    MeterReadings readings() const { return bank.readings(); }
    std::optional<PassageMatch> match() const { return readings().passageMatch; }

private:
    MeterBank bank;
};

double rms (const Samples& samples)
{
    auto sum = 0.0;

    for (const auto sample : samples)
        sum += static_cast<double> (sample) * static_cast<double> (sample);

    return std::sqrt (sum / static_cast<double> (samples.size()));
}

void addNoise (Samples& samples, double relativeDb)
{
    const auto added = noise (samples.size(), rms (samples) * dbToAmplitude (relativeDb) * std::numbers::sqrt3, 17);
    std::transform (samples.begin(), samples.end(), added.begin(), samples.begin(), std::plus<>());
}

/** A low shelf: changes the spectrum below about this frequency by gainDb. */
void changeLows (Samples& samples, double frequencyHz, double gainDb)
{
    const auto coefficient = 1.0 - std::exp (-2.0 * std::numbers::pi * frequencyHz / rate);
    auto low = 0.0;

    for (auto& sample : samples)
    {
        low += coefficient * (static_cast<double> (sample) - low);
        sample = static_cast<float> (static_cast<double> (sample) + (dbToAmplitude (gainDb) - 1.0) * low);
    }
}

void compress (Samples& samples, double thresholdDb, double ratio)
{
    const auto attack = std::exp (-1.0 / (0.005 * rate)), release = std::exp (-1.0 / (0.15 * rate));
    auto envelope = 0.0;

    for (auto& sample : samples)
    {
        const auto magnitude = std::abs (static_cast<double> (sample));
        const auto memory = magnitude > envelope ? attack : release;
        envelope = memory * envelope + (1.0 - memory) * magnitude;
        const auto over = std::max (0.0, amplitudeToDb (envelope) - thresholdDb);
        sample *= static_cast<float> (dbToAmplitude (-over * (1.0 - 1.0 / ratio)));
    }
}

void clip (Samples& samples, double ceilingDb)
{
    const auto ceiling = static_cast<float> (dbToAmplitude (ceilingDb));

    for (auto& sample : samples)
        sample = std::clamp (sample, -ceiling, ceiling);
}
} // namespace

TEST_CASE ("a repeated passage is recognised from any position, and its gain is measured exactly")
{
    auto worst = 0.0, worstPeak = 0.0;

    for (int i = 0; i < 25; ++i)
    {
        const auto gainDb = static_cast<double> (i) - 12.0;
        const auto from = 4.0 + 1.2377 * i;
        CAPTURE (gainDb, from);
        const auto match = Passes().pass (excerpt (0.0, 60.0)).pass (excerpt (from, 20.0, gainDb)).match();
        REQUIRE (match.has_value());
        CHECK (match->referencePass == 1);
        CHECK (match->referenceStartSeconds == near (from + 0.2, 0.05));
        CHECK (match->startSeconds == near (63.2, 0.05));
        CHECK (match->secondsMatched == near (19.7, 0.3));
        CHECK_FALSE (match->isRunning);
        CHECK (match->residualDb < 0.1);
        CHECK (match->truePeakChangeDb == match->truePeakDbtp - match->referenceTruePeakDbtp);
        worst = std::max (worst, std::abs (match->loudnessChangeDb - gainDb));
        worstPeak = std::max (worstPeak, std::abs (match->truePeakChangeDb - gainDb));
    }

    std::cout << "Passages again: change of loudness within " << worst << " dB, of true peak within " << worstPeak
              << " dB\n";
    CHECK (worst < 0.05);
    CHECK (worstPeak < 0.05);
}

TEST_CASE ("a passage is recognised while it runs, after 10 s")
{
    Passes passes;
    passes.pass (excerpt (0.0, 60.0)).play (excerpt (20.0, 10.0, -4.0));
    CHECK_FALSE (passes.match().has_value());
    passes.play (excerpt (30.0, 2.0, -4.0));
    REQUIRE (passes.match().has_value());
    CHECK (passes.match()->isRunning);
    CHECK (passes.match()->loudnessChangeDb == near (-4.0, 0.05));

    // The next pass has not matched anything yet.
    passes.pass ({}).play (excerpt (0.0, 2.0));
    CHECK_FALSE (passes.match().has_value());
}

TEST_CASE ("a little noise, EQ, compression or clipping still matches, with both figures")
{
    const auto again = [] (auto&& change) {
        auto samples = excerpt (12.345, 25.0);
        change (samples);
        return Passes().pass (excerpt (0.0, 60.0)).pass (samples).match();
    };

    auto match = again ([] (Samples& samples) { addNoise (samples, -50.0); });
    REQUIRE (match.has_value());
    CHECK (match->loudnessChangeDb == near (0.0, 0.03));
    CHECK (match->truePeakChangeDb == near (0.0, 0.05));

    match = again ([] (Samples& samples) { changeLows (samples, 1000.0, -2.0); });
    REQUIRE (match.has_value());
    CHECK (match->loudnessChangeDb < -1.0);
    CHECK (match->loudnessChangeDb > -2.0);

    match = again ([] (Samples& samples) { compress (samples, -15.0, 2.0); });
    REQUIRE (match.has_value());
    CHECK (match->truePeakChangeDb > match->loudnessChangeDb + 0.2);
    CHECK (match->residualDb > 0.1);

    match = again ([] (Samples& samples) { clip (samples, -10.0); });
    REQUIRE (match.has_value());
    CHECK (match->truePeakChangeDb < match->loudnessChangeDb - 0.5);

    // Stronger changes are not recognised, which is better than a wrong measurement.
    CHECK_FALSE (again ([] (Samples& samples) { changeLows (samples, 200.0, 9.0); }).has_value());
    CHECK_FALSE (again ([] (Samples& samples) { addNoise (samples, 0.0); }).has_value());
}

TEST_CASE ("other passages of the same song are never recognised")
{
    auto numFalse = 0, numTried = 0, numFound = 0, numPlayedAgain = 0;

    for (std::uint32_t seed = 1; seed <= 8; ++seed)
        for (const auto& form : { SongForm {}, SongForm { 0.0, true, false, 0.0 }, SongForm { 0.0, false, false, 0.0 },
                                  SongForm { 0.0, true, true, 0.0 } })
        {
            const auto samples = song (90.0, rate, seed, form);
            Passes passes;
            passes.pass (excerpt (samples, 0.0, 45.0)).pass (excerpt (samples, 46.0, 44.0, -3.0));
            ++numTried;
            numFalse += passes.match() ? 1 : 0;
            passes.pass (excerpt (samples, 20.0, 15.0, 2.0));
            ++numPlayedAgain;
            numFound += passes.match() ? 1 : 0;
        }

    std::cout << "Passages of " << numTried << " songs: " << numFalse << " others taken for the same, " << numFound
              << " of " << numPlayedAgain << " that were the same found\n";
    CHECK (numFalse == 0);
    CHECK (numFound == numPlayedAgain);
}

TEST_CASE ("quiet legato music is recognised")
{
    // Notes of about a second that swell and fade into each other, in six voices
    constexpr auto seconds = 70.0;
    std::mt19937 dice (7);
    const auto between = [&dice] (double low, double high) {
        return low + (high - low) * static_cast<double> (dice()) / static_cast<double> (std::mt19937::max());
    };
    Samples strings (framesOf (seconds, rate));

    for (int voice = 0; voice < 6; ++voice)
        for (auto at = 0.0; at < seconds;)
        {
            const auto length = between (0.8, 2.1), hertz = 110.0 * std::exp2 (between (0.0, 2.0));
            const auto amplitude = 0.2 * dbToAmplitude (between (-6.0, 0.0));
            const auto first = framesOf (at, rate), count = framesOf (length, rate);

            for (std::size_t i = 0; i < count && first + i < strings.size(); ++i)
            {
                const auto swell = std::sin (std::numbers::pi * static_cast<double> (i) / static_cast<double> (count));
                strings[first + i] +=
                    static_cast<float> (amplitude * swell * swell
                                        * std::sin (2.0 * std::numbers::pi * hertz * static_cast<double> (i) / rate));
            }

            at += 0.5 * length;
        }

    const auto match = Passes().pass (strings).pass (excerpt (strings, 20.0, 30.0, -3.0)).match();
    REQUIRE (match.has_value());
    CHECK (match->loudnessChangeDb == near (-3.0, 0.05));
    CHECK (match->referenceStartSeconds == near (20.0, 0.5));
}

TEST_CASE ("audio without a distinctive shape never matches")
{
    const auto again = [] (const Samples& samples) { return Passes().pass (samples).pass (samples).readings(); };
    const auto numFrames = framesOf (25.0, rate);
    const auto tone = sine (numFrames, rate, 440.0, 0.3);
    auto pad = sine (numFrames, rate, 220.0, 0.1), fade = noise (numFrames, 0.3, 5), clicks = Samples (numFrames);
    const auto detuned = sine (numFrames, rate, 220.3, 0.06);

    for (std::size_t i = 0; i < numFrames; ++i)
    {
        pad[i] += detuned[i];
        fade[i] *=
            static_cast<float> (dbToAmplitude (-30.0 * static_cast<double> (i) / static_cast<double> (numFrames)));
        clicks[i] = i % framesOf (0.48, rate) < 160 ? 0.3f * tone[i] : 0.0f;
    }

    for (const auto& [name, samples] :
         std::initializer_list<std::pair<std::string, Samples>> { { "tone", tone },
                                                                  { "pad", pad },
                                                                  { "fade", fade },
                                                                  { "clicks", clicks },
                                                                  { "noise", noise (numFrames, 0.3, 6) },
                                                                  { "silence", Samples (numFrames) } })
    {
        CAPTURE (name);
        const auto readings = again (samples);
        CHECK_FALSE (readings.passageMatch.has_value());
        CHECK (readings.numPasses == (name == "silence" ? 0u : 2u));
    }

    // Recognition needs ten seconds.
    CHECK_FALSE (again (excerpt (10.0, 9.0)).passageMatch.has_value());
}

TEST_CASE ("a drop-out doesn't end a match and isn't counted")
{
    auto samples = excerpt (5.0, 30.0, -2.0);
    std::fill_n (samples.begin() + static_cast<std::ptrdiff_t> (framesOf (15.0, rate)), framesOf (1.0, rate), 0.0f);
    Passes passes;
    const auto match = passes.pass (excerpt (0.0, 60.0)).play (samples).match();
    REQUIRE (match.has_value());
    CHECK (match->isRunning);
    CHECK (match->loudnessChangeDb == near (-2.0, 0.05));
    CHECK (match->residualDb < 1.0);
    CHECK (passes.pass ({}).match()->secondsMatched == near (28.5, 0.5));
}

TEST_CASE ("a match extends back before the ten seconds that were recognised")
{
    auto samples = excerpt (5.0, 25.0);
    const auto burst = noise (framesOf (0.05, rate), 1.0, 3);
    std::copy (burst.begin(), burst.end(), samples.begin() + static_cast<std::ptrdiff_t> (framesOf (4.0, rate)));
    const auto match = Passes().pass (excerpt (0.0, 60.0)).pass (samples).match();
    REQUIRE (match.has_value());
    CHECK (match->startSeconds == near (63.2, 0.05));
    CHECK (match->secondsMatched > 24.0);
}

TEST_CASE ("a jump or a fader move ends a match at that point, and another match starts")
{
    Passes passes;
    passes.pass (excerpt (0.0, 60.0)).play (excerpt (5.0, 20.0, -2.0)).play (excerpt (40.0, 5.0, -2.0));
    auto match = passes.match();
    REQUIRE (match.has_value());
    CHECK_FALSE (match->isRunning);
    CHECK (match->secondsMatched == near (19.7, 0.5));
    CHECK (match->loudnessChangeDb == near (-2.0, 0.05));

    match = passes.play (excerpt (45.0, 13.0, -5.0)).match();
    REQUIRE (match.has_value());
    CHECK (match->isRunning);
    CHECK (match->referenceStartSeconds == near (45.0, 0.4));
    CHECK (match->loudnessChangeDb == near (-5.0, 0.05));
}

TEST_CASE ("the reference is the newest earlier pass with the passage")
{
    Passes passes;
    passes.pass (excerpt (0.0, 50.0)).pass (excerpt (10.0, 20.0, -4.0)).pass (excerpt (8.0, 21.0, -5.0));
    auto match = passes.match();
    REQUIRE (match.has_value());
    CHECK (match->referencePass == 2);
    CHECK (match->loudnessChangeDb == near (-1.0, 0.05));

    match = passes.pass (excerpt (32.0, 15.0, -6.0)).match();
    REQUIRE (match.has_value());
    CHECK (match->referencePass == 1);
    CHECK (match->loudnessChangeDb == near (-6.0, 0.05));
}

TEST_CASE ("a loop matches if all its repetitions agree, and not if they differ")
{
    const auto loop = song (40.0, rate, 9, { 4.0, true, false, 0.0 });
    const auto match = Passes().pass (loop).pass (excerpt (loop, 5.3, 20.0, 3.0)).match();
    REQUIRE (match.has_value());
    CHECK (match->loudnessChangeDb == near (3.0, 0.05));
    CHECK (match->referenceStartSeconds == near (1.5, 0.05)); // the first repetition

    auto twoLevels = loop;

    for (auto i = twoLevels.size() / 2; i < twoLevels.size(); ++i)
        twoLevels[i] *= 0.9f;

    CHECK_FALSE (Passes().pass (twoLevels).pass (excerpt (loop, 5.3, 14.0, 3.0)).match().has_value());
}

TEST_CASE ("the loudest position of earlier passes that wasn't replayed is known, and so are such loud moments")
{
    auto first = excerpt (0.0, 60.0);
    const auto loudAt = [&first] (double seconds, float level) { first[framesOf (seconds, rate)] = level; };
    loudAt (45.0, 1.5f);
    loudAt (20.0, 1.2f);

    Passes passes;
    passes.pass (first);
    CHECK_FALSE (passes.readings().unreplayedMoment.has_value());

    passes.pass (excerpt (first, 10.0, 20.0, -3.0));
    auto readings = passes.readings();
    REQUIRE (readings.unreplayedMoment.has_value());
    CHECK (readings.unreplayedMoment->seconds == near (45.0, 0.05));
    CHECK (readings.unreplayedMoment->pass == 1);
    CHECK (readings.unreplayedMoment->truePeakDbtp == near (readings.loudMoments[0].truePeakDbtp, 0.01));
    CHECK_FALSE (readings.loudMoments[0].isReplayed);
    CHECK (readings.loudMoments[1].seconds == near (20.0, 0.05));
    CHECK (readings.loudMoments[1].isReplayed);

    passes.pass (excerpt (first, 35.0, 24.0, -3.0));
    readings = passes.readings();
    REQUIRE (readings.unreplayedMoment.has_value());
    CHECK (readings.loudMoments[0].isReplayed);
    CHECK (readings.unreplayedMoment->truePeakDbtp < -0.5);
}

TEST_CASE ("a loop counts as played again with all of its rounds, though the fader moved in it")
{
    const auto round = [] (double gainDb) { return excerpt (40.0, 14.0, gainDb); };
    Samples loop;

    for (const auto gainDb : { -6.0, -6.0, -6.0, 6.0, 6.0 })
    {
        const auto next = round (gainDb);
        loop.insert (loop.end(), next.begin(), next.end());
    }

    Passes passes;
    passes.pass (excerpt (0.0, 80.0)).pass (loop);
    const auto loudest = passes.readings().loudMoments[0];
    CHECK (loudest.pass == 2);
    CHECK_FALSE (loudest.isReplayed);

    passes.pass (excerpt (0.0, 80.0, -6.0));
    const auto readings = passes.readings();
    CHECK (readings.loudMoments[0].isReplayed);
    CHECK_FALSE (readings.unreplayedMoment);
}

TEST_CASE ("a chorus that comes twice is no loop: the one that was not played again stays named")
{
    auto first = excerpt (0.0, 70.0);
    const auto chorus = excerpt (5.0, 15.0, 3.0);
    std::copy (chorus.begin(), chorus.end(), first.begin() + static_cast<std::ptrdiff_t> (framesOf (45.0, rate)));
    first[framesOf (50.0, rate)] = 1.5f;

    Passes passes;
    passes.pass (first).pass (excerpt (first, 2.0, 30.0, -3.0));
    REQUIRE (passes.readings().unreplayedMoment);
    CHECK (passes.readings().unreplayedMoment->seconds == near (50.0, 0.05));
}

TEST_CASE ("a moment that was not played again is named only while its song plays")
{
    auto first = excerpt (0.0, 60.0);
    first[framesOf (45.0, rate)] = 1.5f;
    const auto other = song (60.0, rate, 77);

    Passes passes;
    passes.pass (first).pass (excerpt (first, 5.0, 20.0, -3.0));
    REQUIRE (passes.readings().unreplayedMoment);
    CHECK (passes.readings().unreplayedMoment->passStartSeconds == near (0.0, 0.05));
    CHECK (passes.readings().unreplayedMoment->passLengthSeconds == near (60.0, 0.3));

    // A pass after it, at first of nobody knows what.
    passes.play (excerpt (first, 5.0, 8.0, -3.0));
    CHECK_FALSE (passes.readings().unreplayedMoment);
    passes.play (excerpt (first, 13.0, 4.0, -3.0));
    CHECK (passes.readings().unreplayedMoment);

    // Another song follows without a stop.
    passes.play (excerpt (other, 0.0, 20.0));
    CHECK_FALSE (passes.readings().unreplayedMoment);
    passes.play (excerpt (other, 20.0, 5.0));
    passes.pass ({}).pass (excerpt (other, 0.0, 40.0));
    REQUIRE (passes.match());
    CHECK (passes.match()->referencePass == 3);
    CHECK (passes.readings().unreplayedMoment.value_or (UnreplayedMoment {}).pass != 1);

    // And the first song again, through a pass that was heard later.
    passes.pass (excerpt (first, 5.0, 15.0, -3.0));
    REQUIRE (passes.readings().unreplayedMoment);
    CHECK (passes.readings().unreplayedMoment->seconds == near (45.0, 0.05));
    CHECK (passes.readings().unreplayedMoment->pass == 1);
}

TEST_CASE ("a pass too short to be recognised is never named, however loud it was")
{
    Passes passes;
    passes.pass (excerpt (0.0, 40.0, -6.0)).pass (excerpt (10.0, 3.0, 6.0)).pass (excerpt (0.0, 40.0, -9.0));
    CHECK_FALSE (passes.readings().unreplayedMoment);
}

TEST_CASE ("the highest peak of the reference pass shows whether its loudest part was played again")
{
    auto first = excerpt (0.0, 60.0);
    first[framesOf (45.0, rate)] = 1.5f;
    Passes passes;
    passes.pass (first).pass (excerpt (first, 40.0, 15.0, -3.0)).pass (excerpt (first, 10.0, 20.0, -3.0));

    const auto match = passes.match();
    REQUIRE (match.has_value());
    CHECK (match->referencePass == 1);
    CHECK (match->referencePassTruePeakDbtp.value() >= amplitudeToDb (1.5));
    CHECK (match->referenceTruePeakDbtp < amplitudeToDb (1.4));
}

TEST_CASE ("the passage that is reported doesn't change while the fader stands still")
{
    auto first = excerpt (0.0, 60.0);
    first[framesOf (20.0, rate)] = 1.5f;
    Passes passes;
    passes.pass (first).pass (excerpt (first, 30.0, 15.0, -3.0)).play (excerpt (first, 15.0, 12.0, -3.0));
    const auto reported = passes.match();
    REQUIRE (reported.has_value());
    REQUIRE (reported->referencePass == 1);
    REQUIRE (reported->loudnessChangeDb == near (-3.0, 0.05));

    // It comes to what the second pass had too, at the same level.
    for (auto seconds = 27.0; seconds < 50.0; seconds += 1.0)
    {
        passes.play (excerpt (first, seconds, 1.0, -3.0));
        CAPTURE (seconds);
        CHECK (passes.match()->referencePass == 1);
        CHECK (passes.match()->loudnessChangeDb == near (-3.0, 0.05));
    }
}

TEST_CASE ("a fader that moves after the loudest part is known, so what was said of that part is of the past")
{
    auto first = excerpt (0.0, 60.0);
    first[framesOf (20.0, rate)] = 1.5f;
    Passes passes;
    passes.pass (first).play (excerpt (first, 10.0, 20.0));
    REQUIRE (passes.match().has_value());
    CHECK (passes.match()->loudnessChangeDb == near (0.0, 0.05));
    CHECK_FALSE (passes.match()->hasMovedSince);
    CHECK_FALSE (passes.match()->isMoveKnown);

    passes.play (excerpt (first, 30.0, 18.0, -6.0));
    CHECK (passes.match()->loudnessChangeDb == near (0.0, 0.05));
    CHECK (passes.match()->hasMovedSince);
    CHECK (passes.match()->isMoveKnown);
}

TEST_CASE ("what a pass that shares nothing with this one would peak at now is known until it is played again")
{
    auto chorus = excerpt (65.0, 30.0);
    chorus[framesOf (12.0, rate)] = 1.5f;
    const auto chorusDbtp = amplitudeToDb (1.5);
    const auto verse = excerpt (0.0, 40.0);
    const auto elsewhere = [] (const Passes& passes) {
        REQUIRE (passes.match().has_value());
        return passes.match()->elsewhereTruePeakDbtp.value_or (-60.0);
    };

    // The chorus came first: the verse's move counts for it.
    Passes first;
    first.pass (chorus).pass (verse).play (excerpt (verse, 5.0, 25.0, -3.0));
    CHECK (elsewhere (first) == near (chorusDbtp - 3.0, 0.1));

    // It came after the verse, when the fader had perhaps moved already.
    Passes second;
    second.pass (verse).pass (chorus).pass (excerpt (verse, 5.0, 25.0, -3.0));
    CHECK (elsewhere (second) == near (chorusDbtp, 0.1));

    // Played again it is no longer elsewhere, and what is then elsewhere is the verse.
    second.play (excerpt (chorus, 2.0, 20.0, -3.0));
    CHECK (second.match()->referencePass == 2);
    CHECK (elsewhere (second) < chorusDbtp - 3.0);
}

TEST_CASE ("replaying a whole pass leaves nothing unreplayed")
{
    const auto readings = Passes().pass (excerpt (3.0, 40.0)).pass (excerpt (3.0, 40.0, 1.0)).readings();
    CHECK_FALSE (readings.unreplayedMoment.has_value());
}

TEST_CASE ("recognition is bit-identical for any block sizes, and allocates nothing")
{
    AudioBuffer audio ({ excerpt (0.0, 25.0) });
    audio.append (AudioBuffer ({ Samples (framesOf (2.5, rate)) }));
    audio.append (AudioBuffer ({ excerpt (7.0, 15.0, -2.0) }));

    const auto measureIn = [&audio] (std::size_t blockSize) {
        MeterBank bank;
        bank.prepare ({ rate, ChannelLayout::forChannelCount (1) }, { .recognisesPassages = true });
        feed (bank, audio, blockSize);
        return bank.readings();
    };

    const auto expected = measureIn (512);
    REQUIRE (expected.passageMatch.has_value());
    CHECK (differences (measureIn (1000000), expected) == "");
    CHECK (differences (measureIn (33), expected) == "");

    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) }, { .recognisesPassages = true });
    const auto block = audio.all();
    const AllocationGuard guard;
    bank.process (block);
    bank.markDiscontinuity();
    bank.flush();
    bank.reset();
    const auto allocations = guard.count();
    CHECK (allocations == 0);
}

TEST_CASE ("passages are only remembered on request")
{
    AudioBuffer audio ({ excerpt (0.0, 15.0) });
    audio.append (AudioBuffer ({ Samples (framesOf (2.5, rate)) }));
    audio.append (AudioBuffer ({ excerpt (0.0, 15.0) }));
    const auto readings = measureLive (audio, rate);
    CHECK (readings.numPasses == 2);
    CHECK_FALSE (readings.passageMatch.has_value());
    CHECK_FALSE (readings.unreplayedMoment.has_value());
}

TEST_CASE ("a match tells whether the earlier pass was clipped, also if it was turned down since")
{
    const auto wasClipped = [] (bool clips, double turnedDownDb) {
        auto before = excerpt (3.0, 40.0, 9.0);

        if (clips)
            clip (before, 0.0);

        for (auto& sample : before)
            sample *= static_cast<float> (dbToAmplitude (turnedDownDb));

        const auto match = Passes().pass (before).pass (excerpt (3.0, 40.0)).match();
        REQUIRE (match.has_value());
        return match->wasReferenceClipped;
    };

    CHECK (wasClipped (true, 0.0));
    CHECK (wasClipped (true, -6.0));
    CHECK_FALSE (wasClipped (false, -6.0));
}

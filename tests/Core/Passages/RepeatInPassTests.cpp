#include "Core/Bank/MeterBank.h"
#include "Core/Base/Decibels.h"
#include "Core/Passages/RepeatInPass.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Song.h"

#include <optional>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 16000.0;

/** A song of 100 s; all that a test plays comes from it. */
const Samples& music()
{
    static const auto samples = song (100.0, rate, 41);
    return samples;
}

/** A bank that hears one pass. */
class OnePass
{
public:
    OnePass() { bank.prepare ({ rate, ChannelLayout::forChannelCount (1) }, { .recognisesPassages = true }); }

    /** Returns after how many seconds of this stretch something was found played again, if it was. */
    std::optional<double> play (double fromSeconds, double seconds, double gainDb = 0.0)
    {
        return loop (fromSeconds, 1000.0, seconds, gainDb);
    }

    /** Plays so many seconds of a loop. Called again with the same loop, it goes on. */
    std::optional<double> loop (double fromSeconds, double roundSeconds, double seconds, double gainDb = 0.0)
    {
        constexpr auto stepSeconds = 0.1;
        std::optional<double> found;
        loopTime = fromSeconds == loopStart ? loopTime : 0.0;
        loopStart = fromSeconds;

        for (auto second = 0.0; second < seconds - 0.5 * stepSeconds; second += stepSeconds)
        {
            const auto first = music().begin() + static_cast<std::ptrdiff_t> (framesOf (fromSeconds + loopTime, rate));
            Samples part (first, first + static_cast<std::ptrdiff_t> (framesOf (stepSeconds, rate)));
            loopTime += stepSeconds;
            loopTime = loopTime > roundSeconds - 0.5 * stepSeconds ? 0.0 : loopTime;

            for (auto& sample : part)
                sample *= static_cast<float> (dbToAmplitude (gainDb));

            feed (bank, AudioBuffer ({ part }));

            if (! found && bank.readings().isPlayedAgainInPass)
                found = second + stepSeconds;
        }

        return found;
    }

private:
    MeterBank bank;
    double loopStart = -1.0, loopTime = 0.0;
};

PassageMatch match (double secondsMatched, double roundSeconds, double changeDb)
{
    PassageMatch found;
    found.isRunning = true;
    found.secondsMatched = secondsMatched;
    found.startSeconds = 100.0;
    found.referenceStartSeconds = 100.0 - roundSeconds;
    found.loudnessChangeDb = found.truePeakChangeDb = changeDb;
    found.residualDb = 0.1;
    return found;
}
} // namespace

TEST_CASE ("a passage at another level was played again, and one at the same level only if it goes on for long enough")
{
    const auto repeat = [] (const PassageMatch& found) { return repeatInPass (found, 20.0); };
    CHECK (repeat (match (10.0, 8.0, -5.6)) == RepeatInPass::moved);
    CHECK (repeat (match (10.0, 8.0, -0.4)) == RepeatInPass::none);
    CHECK (repeat (match (27.9, 8.0, 0.0)) == RepeatInPass::none);
    CHECK (repeat (match (28.1, 8.0, 0.0)) == RepeatInPass::looped);
    CHECK (repeat (match (59.0, 59.0, 0.0)) == RepeatInPass::none);
    CHECK (repeat (match (60.1, 60.0, 0.0)) == RepeatInPass::looped);
    CHECK (repeatInPass (match (28.1, 8.0, 0.0), 91.9) == RepeatInPass::none); // nothing else was played in the pass

    auto other = match (30.0, 8.0, -5.6);
    other.residualDb = 0.16; // music that nearly repeats itself
    CHECK (repeat (other) == RepeatInPass::none);

    auto squeezed = match (10.0, 8.0, -5.6);
    squeezed.truePeakChangeDb = -4.0;
    CHECK (repeat (squeezed) == RepeatInPass::none);

    auto ended = match (30.0, 8.0, 0.0);
    ended.isRunning = false;
    CHECK (repeat (ended) == RepeatInPass::none);
}

TEST_CASE ("a loop is found some seconds after its fader moved, without the player's time")
{
    for (const auto roundSeconds : { 4.0, 8.0, 20.0, 45.0 })
    {
        CAPTURE (roundSeconds);
        OnePass pass;
        CHECK_FALSE (pass.play (0.0, 30.0));
        CHECK_FALSE (pass.loop (30.0, roundSeconds, 1.4 * roundSeconds));

        const auto found = pass.loop (30.0, roundSeconds, 40.0, -5.6);
        REQUIRE (found);
        CHECK (*found >= 10.0);
        CHECK (*found <= 25.0);
    }
}

TEST_CASE ("a loop whose fader stands is found in the sixth round at the latest, music that comes four times is not")
{
    OnePass pass;
    pass.play (0.0, 20.0);

    CHECK_FALSE (pass.loop (20.0, 12.0, 4.0 * 12.0));
    CHECK (pass.loop (20.0, 12.0, 2.0 * 12.0));

    OnePass composed;
    CHECK_FALSE (composed.play (0.0, 10.0));
    CHECK_FALSE (composed.loop (20.0, 12.0, 4.0 * 12.0));
    CHECK_FALSE (composed.play (40.0, 30.0));
}

TEST_CASE ("nothing in a song that plays once, and nothing after its fader moved, was played again")
{
    OnePass pass;
    CHECK_FALSE (pass.play (0.0, 60.0));
    CHECK_FALSE (pass.play (60.0, 40.0, -5.6));
}

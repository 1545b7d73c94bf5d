#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"
#include "Support/Song.h"

#include <limits>
#include <numbers>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

AudioBuffer tone (double seconds, double peakDbfs) { return stereoTone (seconds, dbToAmplitude (peakDbfs)); }

MeterReadings live (std::initializer_list<AudioBuffer> parts) { return measureLive (joined (parts), rate); }
} // namespace

TEST_CASE ("before any signal there is no pass")
{
    const auto readings = live ({ stereoSilence (3.0), tone (5.0, -61.0) });
    CHECK_FALSE (readings.pass.has_value());
    CHECK_FALSE (readings.previousPass.has_value());
    CHECK (readings.numPasses == 0);
    CHECK (readings.longestPassSeconds == 0.0);
    CHECK (readings.numLoudMoments == 0);
}

TEST_CASE ("a pass runs from the first signal to 2 s after the last")
{
    const auto running = live ({ stereoSilence (1.0), tone (4.0, -12.0), stereoSilence (1.99) }).pass.value();
    CHECK (running.number == 1);
    CHECK (running.isRunning);
    CHECK_FALSE (running.hasGap);
    CHECK (running.startSeconds == Approx (1.0));
    CHECK (running.lengthSeconds == Approx (4.0));
    CHECK (running.secondsOfSignal == Approx (4.0));

    auto ended = live ({ stereoSilence (1.0), tone (4.0, -12.0), stereoSilence (2.01) }).pass.value();
    CHECK_FALSE (ended.isRunning);
    CHECK (ended.lengthSeconds == Approx (4.0));
    CHECK (ended.truePeakDbtp == running.truePeakDbtp);
    CHECK (ended.integratedLufs == running.integratedLufs);
}

TEST_CASE ("a rest in the music doesn't end a pass")
{
    const auto readings = live ({ tone (2.0, -12.0), stereoSilence (1.9), tone (2.0, -18.0) });
    CHECK (readings.numPasses == 1);
    CHECK (readings.pass->lengthSeconds == Approx (5.9));
    CHECK (readings.pass->secondsOfSignal == Approx (4.0));
}

TEST_CASE ("each pass has its own readings, and the previous pass is kept")
{
    const auto readings =
        live ({ tone (4.0, -6.0), stereoSilence (2.5), tone (6.0, -12.0), stereoSilence (2.5), tone (1.0, -20.0) });
    CHECK (readings.numPasses == 3);
    CHECK (readings.longestPassSeconds == Approx (6.0));

    const auto pass = readings.pass.value(), before = readings.previousPass.value();
    CHECK (pass.number == 3);
    CHECK (pass.isRunning);
    CHECK (pass.startSeconds == Approx (15.0));
    CHECK (pass.truePeakDbtp == near (-20.0, 0.05));
    CHECK (pass.samplePeakDbfs == near (-20.0, 0.05));
    CHECK (pass.integratedLufs.value() == near (-20.0, 0.02));
    CHECK_FALSE (pass.shortTermMaxLufs.has_value());

    CHECK (before.number == 2);
    CHECK_FALSE (before.isRunning);
    CHECK (before.startSeconds == Approx (6.5));
    CHECK (before.truePeakDbtp == near (-12.0, 0.05));
    CHECK (before.integratedLufs.value() == near (-12.0, 0.02));
    CHECK (before.shortTermMaxLufs.value() == near (-12.0, 0.02));
    CHECK (before.loudestMoment->truePeakDbtp == before.truePeakDbtp);
    CHECK (before.loudestMoment->seconds >= 6.5);
}

TEST_CASE ("a pass measures the same as a file with it alone")
{
    const auto music = inBothChannels (song (20.0, rate, 91));
    const auto whole = measure (music, rate);
    const auto pass = live ({ tone (1.0, -3.0), stereoSilence (3.0), music, stereoSilence (1.0) }).pass.value();
    CHECK (pass.number == 2);
    CHECK (pass.integratedLufs.value() == near (whole.integratedLufs.value(), 0.02));
    CHECK (pass.shortTermMaxLufs.value() == near (whole.shortTermMaxLufs.value(), 0.01));
    CHECK (pass.samplePeakDbfs == Approx (whole.samplePeakDbfs.value()));
}

TEST_CASE ("a blip isn't a pass and replaces none")
{
    const auto expected = live ({ tone (2.0, -6.0), stereoSilence (2.5) });
    const auto clicked = live ({ tone (2.0, -6.0), stereoSilence (2.5), tone (0.49, -1.0), stereoSilence (2.5) });
    CHECK (clicked.numPasses == 1);
    CHECK (clicked.pass->number == 1);
    CHECK (clicked.pass->truePeakDbtp == expected.pass->truePeakDbtp);
    CHECK_FALSE (clicked.previousPass.has_value());

    // Its loud moment is still listed, but belongs to no pass.
    REQUIRE (clicked.numLoudMoments == 2);
    CHECK (clicked.loudMoments[0].pass == 0);
    CHECK (clicked.loudMoments[1].pass == 1);

    const auto played = live ({ tone (2.0, -6.0), stereoSilence (2.5), tone (0.51, -1.0), stereoSilence (2.5) });
    CHECK (played.numPasses == 2);
    CHECK (played.pass->startSeconds == Approx (4.5));
    CHECK (played.previousPass->number == 1);
}

TEST_CASE ("damage is counted in the pass where it happens")
{
    auto clipped = tone (2.0, 0.0), over = tone (2.0, 0.0);
    clipped.multiply (1.0f);
    over.multiply (1.2f);

    for (std::size_t i = 48000; i < 48010; ++i)
        clipped[0][i] = 1.0f;

    clipped[1][48000] = std::numeric_limits<float>::infinity();
    const auto readings = live ({ clipped, stereoSilence (2.5), over, stereoSilence (2.5) });
    CHECK (readings.previousPass->flatRunsAtFullScale == 1);
    CHECK (readings.previousPass->invalidSamples == 1);
    CHECK (readings.previousPass->samplesOverFullScale == 0);
    CHECK (readings.pass->flatRunsAtFullScale == 0);
    CHECK (readings.pass->invalidSamples == 0);
    CHECK (readings.pass->samplesOverFullScale == readings.samplesOverFullScale);
    CHECK (readings.pass->samplesOverFullScale > 1000);
}

TEST_CASE ("a cut is noted in the pass and doesn't end it")
{
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, tone (3.0, -12.0));
    bank.markDiscontinuity();
    feed (bank, tone (3.0, -12.0));
    const auto readings = bank.readings();
    CHECK (readings.numPasses == 1);
    CHECK (readings.pass->hasGap);
    CHECK (readings.pass->isRunning);
    CHECK (readings.pass->lengthSeconds == near (6.0, 0.021));
    CHECK (readings.pass->integratedLufs.value() == near (-12.0, 0.02));

    feed (bank, stereoSilence (2.5));
    bank.markDiscontinuity();
    feed (bank, tone (3.0, -12.0));
    CHECK (bank.readings().numPasses == 2);
    CHECK_FALSE (bank.readings().pass->hasGap);
}

TEST_CASE ("the end of a programme ends its pass, and reset clears the passes")
{
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, tone (3.0, -12.0));
    bank.flush();
    CHECK_FALSE (bank.readings().pass->isRunning);
    feed (bank, tone (3.0, -20.0));
    CHECK (bank.readings().numPasses == 2);
    bank.reset();
    CHECK (differences (bank.readings(), MeterReadings {}) != ""); // numChannels differs
    CHECK (bank.readings().numPasses == 0);
    CHECK_FALSE (bank.readings().pass.has_value());
    CHECK (bank.readings().numLoudMoments == 0);
}

TEST_CASE ("a player that disconnects ends its pass, complete and without a gap, and the cut makes no true peak")
{
    const auto slow =
        inBothChannels (sine (framesOf (1.005, rate), rate, 100.0, 0.9, std::numbers::pi / 2.0)); // ends at a crest
    MeterBank bank;
    bank.endPass(); // does nothing before prepare
    bank.prepare ({ rate });
    bank.markDiscontinuity();
    feed (bank, slow);
    bank.endPass();
    const auto ended = bank.readings();
    CHECK (ended.framesMeasured == slow.numFrames());
    CHECK_FALSE (ended.pass->isRunning);
    CHECK_FALSE (ended.pass->hasGap);
    CHECK (ended.pass->lengthSeconds == Approx (1.005));
    CHECK (bank.activePass() == 0);

    bank.endPass();
    feed (bank, slow); // without a pause
    bank.endPass();
    CHECK (bank.readings().numPasses == 2);
    CHECK_FALSE (bank.readings().pass->hasGap);
    CHECK (bank.readings().truePeakDbtp.value() == near (amplitudeToDb (0.9), 0.001));
}

TEST_CASE ("a pass that was no programme ends without a number, and the pass before it is the newest again")
{
    MeterBank bank;
    bank.withdrawPass(); // does nothing before prepare
    bank.prepare ({ rate }, { .recognisesPassages = true });
    feed (bank, tone (3.0, -12.0));
    feed (bank, stereoSilence (3.0));
    bank.withdrawPass(); // nor while none runs
    CHECK (bank.readings().numPasses == 1);

    feed (bank, tone (3.0, -20.0));
    CHECK (bank.readings().numPasses == 2);
    bank.withdrawPass();
    CHECK (bank.activePass() == 0);
    CHECK (bank.readings().numPasses == 1);
    CHECK (bank.readings().pass->number == 1);
    CHECK (bank.readings().pass->truePeakDbtp == near (-12.0, 0.01));
    CHECK_FALSE (bank.readings().pass->isRunning);
    CHECK (bank.readings().longestPassSeconds == Approx (3.0));

    feed (bank, tone (4.0, -30.0)); // at once
    CHECK (bank.readings().numPasses == 2);
    CHECK (bank.readings().pass->number == 2);
    CHECK (bank.readings().pass->lengthSeconds == Approx (4.0));
    CHECK (bank.readings().pass->truePeakDbtp == near (-30.0, 0.01));

    const auto readings = bank.readings();

    for (std::uint32_t i = 0; i < readings.numLoudMoments; ++i)
        if (const auto& moment = readings.loudMoments[i]; moment.seconds > 5.0 && moment.seconds < 9.0)
            CHECK (moment.pass == 0);
}

TEST_CASE ("pauses of measuring count for the pass that goes on after them")
{
    MeterBank bank;
    bank.prepare ({ rate });
    const auto pause = [&bank] {
        bank.notePause();
        bank.markDiscontinuity();
    };
    pause();
    feed (bank, tone (3.0, -12.0));
    CHECK (bank.readings().pass->pauses == 0);
    pause();
    CHECK (bank.readings().pass->pauses == 0);
    feed (bank, tone (3.0, -12.0));
    CHECK (bank.readings().pass->pauses == 1);
    pause();
    pause();
    feed (bank, tone (1.0, -12.0));
    CHECK (bank.readings().pass->pauses == 3);

    pause(); // after the stop
    feed (bank, stereoSilence (3.0));
    CHECK (bank.readings().pass->pauses == 3);
    feed (bank, tone (3.0, -12.0));
    CHECK (bank.readings().pass->pauses == 0);
    CHECK (bank.readings().previousPass->pauses == 3);
}

TEST_CASE ("gain shifts every level of a pass and changes nothing else")
{
    const auto music = randomProgramme (2, 8.0, rate, 92);
    auto louder = music;
    louder.multiply (2.0f);
    const auto a = measure (music, rate).pass.value(), b = measure (louder, rate).pass.value();
    const auto gain = amplitudeToDb (2.0);
    CHECK (b.truePeakDbtp - a.truePeakDbtp == Approx (gain));
    CHECK (b.samplePeakDbfs - a.samplePeakDbfs == Approx (gain));
    CHECK (*b.shortTermMaxLufs - *a.shortTermMaxLufs == Approx (gain));
    CHECK (b.loudestMoment->seconds == a.loudestMoment->seconds);
}

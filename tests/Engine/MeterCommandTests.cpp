#include "LiveStream.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Song.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A meter that has measured the first programme. */
struct Measured
{
    Measured()
    {
        meter.setStream (live.stream());
        live.pushAll (first, meter);
        afterFirst = meter.latest().readings;
    }

    void command (MeterCommand what)
    {
        REQUIRE (meter.send (what));
        meter.pump();
    }

    void setNeedle (Needle needle)
    {
        meter.setNeedle (needle);
        meter.pump();
    }

    void setEventLimit (double dbtp)
    {
        meter.setEventLimit (dbtp);
        meter.pump();
    }

    const MeterSnapshot& now() { return meter.latest(); }

    AudioBuffer first = liveProgramme (2, 3.3333, 48000.0, 70), second = liveProgramme (2, 3.5, 48000.0, 71);
    MeterThread meter;
    LiveStream live { 48000.0, 2 };
    MeterReadings afterFirst;
};
} // namespace

TEST_CASE ("reset starts a new measurement at once")
{
    Measured m;
    m.command (MeterCommand::reset);
    CHECK (m.now().readings.framesMeasured == 0);
    CHECK_FALSE (m.now().readings.integratedLufs.has_value());
    CHECK (m.now().canUndoReset);
    CHECK (m.meter.history().numRows() == 0);
    CHECK (m.now().generation == 1);

    m.live.pushAll (m.second, m.meter);
    CHECK (differences (m.now().readings, readingsOfLive (m.second, { 48000.0 })) == "");
    CHECK (m.meter.history().numRows() == 35);
}

TEST_CASE ("undoReset restores the previous measurement with its history and health")
{
    Measured m;
    m.command (MeterCommand::reset);
    m.live.pushAll (m.second, m.meter);
    m.command (MeterCommand::undoReset);

    CHECK (m.now().readings.integratedLufs == m.afterFirst.integratedLufs);
    CHECK (m.now().readings.truePeakDbtp == m.afterFirst.truePeakDbtp);
    CHECK (m.now().readings.framesMeasured == m.first.numFrames()); // reset also measures the incomplete last 10 ms
    CHECK (m.meter.history().numRows() == 33);
    CHECK_FALSE (m.now().canUndoReset);

    // The measurement goes on from there, after a cut.
    m.live.pushAll (m.second, m.meter);
    CHECK (m.now().readings.framesMeasured == m.first.numFrames() + m.second.numFrames());
    CHECK (m.meter.history().numRows() == 33 + 35);
    REQUIRE (m.now().readings.pass.has_value());
    CHECK (m.now().readings.pass->pauses == 1); // the pass says that something is missing in it

    m.command (MeterCommand::undoReset); // does nothing: there is no reset to undo
    CHECK (m.now().readings.framesMeasured == m.first.numFrames() + m.second.numFrames());
}

TEST_CASE ("a second reset without audio in between keeps what the first one stored")
{
    Measured m;
    m.command (MeterCommand::reset);
    m.command (MeterCommand::reset);
    CHECK (m.now().canUndoReset);
    m.command (MeterCommand::undoReset);
    CHECK (m.now().readings.integratedLufs == m.afterFirst.integratedLufs);
}

TEST_CASE ("after two resets undo restores the second measurement")
{
    Measured m;
    m.command (MeterCommand::reset);
    m.live.pushAll (m.second, m.meter);
    const auto afterSecond = m.now().readings;
    m.command (MeterCommand::reset);
    m.live.pushAll (m.first, m.meter);
    CHECK (differences (m.now().readings, m.afterFirst) == "");
    m.command (MeterCommand::undoReset);
    CHECK (m.now().readings.integratedLufs == afterSecond.integratedLufs);
}

TEST_CASE ("commands before any audio change nothing")
{
    MeterThread meter;

    for (const auto command : { MeterCommand::reset, MeterCommand::undoReset, MeterCommand::clearHolds })
        CHECK (meter.send (command));

    meter.pump();
    CHECK_FALSE (meter.latest().canUndoReset);
    CHECK (meter.latest().readings.framesMeasured == 0);
}

TEST_CASE ("while paused nothing is measured or lost, and the windows restart afterwards")
{
    Measured m;
    m.command (MeterCommand::pause);
    CHECK (m.now().isPaused);
    m.live.pushAll (m.second, m.meter);
    CHECK (differences (m.now().readings, m.afterFirst) == "");

    m.command (MeterCommand::resume);
    CHECK_FALSE (m.now().isPaused);
    m.live.pushAll (m.second, m.meter);
    CHECK (m.now().readings.framesMeasured == m.first.numFrames() + m.second.numFrames());
    CHECK (m.now().health.lostFrames == 0);
    CHECK (m.now().health.interruptions == 0);

    MeterBank bank;
    bank.prepare ({ 48000.0 }, { .skipsPauses = true });
    bank.markDiscontinuity();
    feed (bank, m.first);
    bank.notePause();
    bank.markDiscontinuity();
    feed (bank, m.second);
    CHECK (differences (m.now().readings, bank.readings()) == "");
}

TEST_CASE ("a pass says how often measuring was paused in it")
{
    Measured m;
    CHECK (m.now().ofPass.pass->pauses == 0);
    m.command (MeterCommand::pause);
    m.command (MeterCommand::pause); // it is paused already
    m.command (MeterCommand::resume);
    m.live.pushAll (m.second, m.meter);
    CHECK (m.now().ofPass.pass->number == 1);
    CHECK (m.now().ofPass.pass->pauses == 1);
}

TEST_CASE ("a withdrawn pass leaves the pass before it, its health and its history's rows")
{
    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    const auto tone = stereoTone (3.0, 0.25);
    live.pushAll (tone, meter);
    live.pushAll (stereoSilence (3.0), meter);

    for (std::size_t done = 0; done < 30000; done += 500)
        live.push (tone.block (done, 500)); // more than there is room for, while the meter thread hangs

    live.pushAll (tone, meter);
    CHECK (meter.latest().ofPass.pass->number == 2);
    const auto lost = meter.latest().healthOfPass.lostFrames;
    CHECK (lost > 0);

    REQUIRE (meter.send (MeterCommand::withdrawPass));
    meter.pump();
    CHECK (meter.latest().ofPass.pass->number == 1);
    CHECK (meter.latest().readings.numPasses == 1);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().health.lostFrames == lost);

    live.pushAll (tone, meter); // at once: it has the same number
    CHECK (meter.latest().ofPass.pass->number == 2);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
}

TEST_CASE ("resume without pause makes no cut")
{
    Measured m;
    m.command (MeterCommand::resume);
    m.live.pushAll (m.second, m.meter);

    auto both = m.first;
    both.append (m.second);
    CHECK (differences (m.now().readings, readingsOfLive (both, { 48000.0 })) == "");
}

TEST_CASE ("frames dropped while paused aren't lost")
{
    Measured m;
    m.command (MeterCommand::pause);
    const AudioBuffer block (2, 1024);

    for (int i = 0; i < 100; ++i)
        m.live.push (block.all());

    CHECK (m.live.capture->droppedFrames() > 0);
    m.meter.pump();
    m.live.push (block.all());
    m.meter.pump();
    m.command (MeterCommand::resume);
    m.live.push (block.all());
    m.meter.pump();
    CHECK (m.now().health.lostFrames == 0);
    CHECK (m.now().health.droppedFrames == 0);
    CHECK (m.now().readings.framesMeasured >= m.first.numFrames() + 960);
}

TEST_CASE ("clearHolds clears only the held peaks")
{
    Measured m;
    m.command (MeterCommand::clearHolds);
    CHECK (m.now().readings.channels[0].heldPeakDbtp.value() == -std::numeric_limits<double>::infinity());
    CHECK (m.now().readings.truePeakDbtp == m.afterFirst.truePeakDbtp);
    CHECK (m.now().readings.integratedLufs == m.afterFirst.integratedLufs);
}

TEST_CASE ("commands that don't fit are rejected")
{
    MeterThread meter;
    auto sent = 0;

    while (meter.send (MeterCommand::pause) && sent < 1000)
        ++sent;

    CHECK (sent == 64);
    meter.pump();
    CHECK (meter.send (MeterCommand::resume));
}

TEST_CASE ("a needle survives reset and undo, and changes nothing else")
{
    Measured m;
    const auto needle = [&m] { return m.now().readings.channels[0].needleDbfs; };
    CHECK_FALSE (needle().has_value());

    m.setNeedle (Needle::vu);
    CHECK (differences (m.now().readings, m.afterFirst) == ""); // the needle has not moved yet
    m.live.pushAll (m.second, m.meter);
    CHECK (needle().has_value());

    m.command (MeterCommand::reset);
    CHECK_FALSE (needle().has_value());
    m.live.pushAll (m.first, m.meter);
    CHECK (needle().has_value());

    auto others = m.now().readings;

    for (auto& channel : others.channels)
        channel.needleDbfs.reset();

    CHECK (differences (others, m.afterFirst) == "");

    m.command (MeterCommand::undoReset);
    CHECK (needle().has_value());
    m.setNeedle (Needle::none);
    CHECK_FALSE (needle().has_value());
    CHECK (m.now().canUndoReset == false);
}

TEST_CASE ("the limit of level events survives reset and undo, and setting it restarts the count")
{
    Measured m;
    CHECK (m.now().readings.levelEvents.limitDbtp == -1.0);
    CHECK (m.now().readings.levelEvents.count == 0);

    m.setEventLimit (-20.0);
    CHECK (m.now().readings.levelEvents.limitDbtp == -20.0);
    CHECK (m.now().readings.levelEvents.count == 0);
    m.live.pushAll (m.second, m.meter);
    const auto count = m.now().readings.levelEvents.count;
    CHECK (count > 0);

    m.setEventLimit (-20.0); // the limit is already -20
    CHECK (m.now().readings.levelEvents.count == count);

    m.command (MeterCommand::reset);
    CHECK (m.now().readings.levelEvents.count == 0);
    CHECK (m.now().readings.levelEvents.limitDbtp == -20.0);
    m.live.pushAll (m.second, m.meter);
    CHECK (m.now().readings.levelEvents.count > 0);

    m.command (MeterCommand::undoReset);
    CHECK (m.now().readings.levelEvents.count == count);
    m.setEventLimit (-1.0);
    CHECK (m.now().readings.levelEvents.count == 0);
}

TEST_CASE ("a repeated passage is recognised live")
{
    MeterThread meter;
    LiveStream live (meter, 16000.0, 1);
    const auto music = song (30.0, 16000.0, 4);
    AudioBuffer twice ({ music });
    twice.append (AudioBuffer ({ Samples (framesOf (3.0, 16000.0)) }));
    twice.append (AudioBuffer ({ music }));
    live.pushAll (twice, meter);

    const auto match = meter.latest().readings.passageMatch;
    REQUIRE (match.has_value());
    CHECK (match->referencePass == 1);
    CHECK (match->loudnessChangeDb == near (0.0, 0.02));
}

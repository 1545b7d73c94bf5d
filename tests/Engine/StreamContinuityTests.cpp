#include "LiveStream.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

AudioBuffer tone (double seconds) { return inBothChannels (sine (framesOf (seconds, rate), rate, 997.0, 0.25, 0.5)); }
} // namespace

TEST_CASE ("frames dropped by the FIFO are lost, counted exactly, and interrupt the windows")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (1.0), meter);

    const AudioBuffer block (2, 480);
    const auto start = live.seconds;

    while (live.capture->droppedFrames() < 4800)
        live.push (block.all());

    meter.pump();
    CHECK (meter.latest().health.droppedFrames == 4800);

    live.push (block.all());
    meter.pump();
    const auto& snapshot = meter.latest();
    CHECK (snapshot.health.lostFrames == 4800);
    CHECK (snapshot.health.lostSeconds == Approx (0.1));
    CHECK (snapshot.health.interruptions == 1);
    CHECK (snapshot.readings.framesMeasured + snapshot.health.lostFrames
           == 48000 + static_cast<std::uint64_t> (std::llround ((live.seconds - start) * 48000.0)));
    CHECK_FALSE (snapshot.readings.momentaryLufs.has_value());

    // A reset clears the loss, and undoing the reset brings it back.
    CHECK (meter.send (MeterCommand::reset));
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 0);
    CHECK (meter.latest().health.droppedFrames == 0);
    CHECK (meter.send (MeterCommand::undoReset));
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 4800);
}

TEST_CASE ("frames with the wrong channel count are reported even if none fit")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (0.1), meter);
    const auto before = meter.latest().sequence;

    live.push (AudioBuffer (1, 480).all());
    meter.pump();
    CHECK (meter.latest().sequence == before + 1);
    CHECK (meter.latest().health.droppedFrames == 480);

    meter.pump();
    CHECK (meter.latest().sequence == before + 1);
}

TEST_CASE ("frames that arrive too fast are reported even if all are rejected")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    const AudioBuffer block (2, 1024);

    for (int i = 0; i < 200; ++i)
    {
        live.capture->push (block.all().channels, 2, 1024, rate, 5'000'000'000);
        meter.pump();
    }

    const auto& snapshot = meter.latest();
    CHECK (snapshot.health.framesTooFast == live.capture->framesTooFast());
    CHECK (snapshot.health.framesTooFast > 150'000);
    CHECK (snapshot.health.lostFrames == 0);
}

TEST_CASE ("a glitch at a late callback makes no true peak and loses nothing")
{
    const auto slow = [] (double phase) { return inBothChannels (sine (24000, rate, 100.0, 0.9, phase)); };
    const auto measureWithStep = [&slow] (bool isLate) {
        MeterThread meter;
        LiveStream live (meter, rate, 2);
        live.pushAll (slow (0.3), meter);
        live.seconds += isLate ? 0.05 : 0.0;
        live.pushAll (slow (std::numbers::pi / 2.0 + 0.3), meter);
        CHECK (meter.latest().health.interruptions == 0);
        CHECK (meter.latest().readings.momentaryLufs.has_value());
        return meter.latest().readings.truePeakDbtp.value();
    };

    CHECK (measureWithStep (true) == near (20.0 * std::log10 (0.9), 0.001));
    CHECK (measureWithStep (false) > 20.0 * std::log10 (0.9) + 0.3);
}

TEST_CASE ("a rate change starts a new measurement in the new format")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (1.0), meter);

    live.rate = 96000.0;
    const auto audio = liveProgramme (2, 1.0, 96000.0, 80);
    live.pushAll (audio, meter);
    const auto& snapshot = meter.latest();
    CHECK (snapshot.generation == 2);
    CHECK (snapshot.sampleRate == 96000.0);
    CHECK (snapshot.health.sampleRateBefore == rate);
    CHECK_FALSE (snapshot.canUndoReset);
    CHECK (snapshot.health.lostFrames == 0);
    CHECK (differences (snapshot.readings, readingsOfLive (audio, { 96000.0 })) == "");
    CHECK (meter.history().numRows() == 10);

    CHECK (meter.send (MeterCommand::reset));
    meter.pump();
    CHECK (meter.latest().health.sampleRateBefore == 0.0);
}

TEST_CASE ("a rate change isn't reported if nothing was heard before it, or between two sources")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (AudioBuffer (2, 4800), meter);
    live.rate = 96000.0;
    live.pushAll (tone (1.0), meter);
    CHECK (meter.latest().generation == 2);
    CHECK (meter.latest().health.sampleRateBefore == 0.0);

    LiveStream another (meter, rate, 2);
    another.pushAll (tone (1.0), meter);
    CHECK (meter.latest().generation == 3);
    CHECK (meter.latest().health.sampleRateBefore == 0.0);
}

TEST_CASE ("reopening the same source continues the measurement, and the time in between is lost")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2);
    before.pushAll (tone (1.0), meter);

    LiveStream after (rate, 2, before.seconds + 2.5);
    meter.setStream (after.stream (true));
    after.pushAll (tone (1.0), meter);

    const auto& snapshot = meter.latest();
    CHECK (snapshot.generation == 1);
    CHECK (snapshot.readings.framesMeasured == 96000);
    CHECK (snapshot.health.lostFrames == near (2.5 * rate, 2));
    CHECK (snapshot.health.interruptions == 1);
    CHECK (meter.history().numRows() == 20);

    MeterBank bank;
    bank.prepare ({ rate }, { .skipsPauses = true });
    bank.markDiscontinuity();
    feed (bank, tone (1.0));
    bank.markDiscontinuity();
    feed (bank, tone (1.0));
    CHECK (differences (snapshot.readings, bank.readings()) == "");
}

TEST_CASE ("the same source continues after a time without a stream, too")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2);
    before.pushAll (tone (1.0), meter);
    meter.setStream ({ nullptr, {}, fullScaleOf24Bits, true });
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 48000);
    meter.pump();

    LiveStream after (rate, 2, before.seconds + 10.0);
    meter.setStream (after.stream (true));
    after.pushAll (tone (0.5), meter);
    CHECK (meter.latest().readings.framesMeasured == 72000);
    CHECK (meter.latest().health.lostFrames == near (10.0 * rate, 2));
}

TEST_CASE ("the same source with another format starts a new measurement")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2);
    before.pushAll (tone (1.0), meter);

    LiveStream faster (96000.0, 2, before.seconds + 1.0);
    meter.setStream (faster.stream (true));
    faster.pushAll (tone (0.5), meter);
    CHECK (meter.latest().generation == 2);
    CHECK (meter.latest().sampleRate == 96000.0);
    CHECK (meter.latest().readings.framesMeasured == 24000);
    CHECK (meter.latest().health.lostFrames == 0);
}

TEST_CASE ("another source with the same format starts a new measurement")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2), after (rate, 2, 2000.0);
    before.pushAll (tone (1.0), meter);
    meter.setStream (after.stream());
    after.pushAll (tone (0.5), meter);
    CHECK (meter.latest().generation == 2);
    CHECK (meter.latest().readings.framesMeasured == 24000);
    CHECK (meter.latest().health.lostFrames == 0);
}

TEST_CASE ("an unheard source that is reopened doesn't continue the source before it")
{
    MeterThread meter;
    LiveStream first (meter, rate, 2), silent (rate, 2), again (rate, 2, 2000.0);
    first.pushAll (tone (1.0), meter);

    SECTION ("when it was processed")
    {
        meter.setStream (silent.stream());
        meter.pump();
    }

    SECTION ("when it wasn't even processed") { meter.setStream (silent.stream()); }

    SECTION ("when it disappeared in between")
    {
        meter.setStream (silent.stream());
        meter.pump();
        meter.setStream ({ nullptr, {}, fullScaleOf24Bits, true });
        meter.pump();
    }

    meter.setStream (again.stream (true));
    again.pushAll (tone (0.5), meter);
    CHECK (meter.latest().generation == 2);
    CHECK (meter.latest().readings.framesMeasured == 24000);
    CHECK (meter.latest().health.lostFrames == 0);
}

TEST_CASE ("audio left in a stream is measured with it when another stream is set")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2);
    before.pushAll (tone (0.5), meter);
    before.push (tone (0.02).all());

    LiveStream after (rate, 2, before.seconds);
    meter.setStream (after.stream (true));
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 24960);
}

TEST_CASE ("frames lost before a stream's first chunk count")
{
    LiveStream live (rate, 2);
    live.push (AudioBuffer (1, 480).all()); // a block with the wrong number of channels first
    live.push (tone (0.01).all());
    MeterThread meter;
    meter.setStream (live.stream());
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 480);
    CHECK (meter.latest().readings.framesMeasured == 480);
}

TEST_CASE ("a player that left and returned before the meter thread looked has ended its pass")
{
    MeterThread meter;
    LiveStream before (meter, rate, 2);
    before.pushAll (tone (1.0), meter);

    LiveStream after (rate, 2, before.seconds + 0.2);
    MeterStream left { nullptr, {}, fullScaleOf24Bits, true, true, true }, back = after.stream (true);
    back.isGapIntended = true;
    meter.setStream (std::move (left));
    meter.setStream (std::move (back));
    after.pushAll (tone (1.0), meter);
    CHECK (meter.latest().readings.numPasses == 2);
    CHECK (meter.latest().health.lostFrames == 0);

    // If undo brings a measurement back, its pass has ended as well.
    CHECK (meter.send (MeterCommand::reset));
    meter.pump();
    meter.setStream ({ nullptr, {}, fullScaleOf24Bits, true, true, true });
    meter.pump();
    CHECK (meter.send (MeterCommand::undoReset));
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 96000);
    CHECK_FALSE (meter.latest().readings.pass->isRunning);
}

TEST_CASE (
    "audio that the FIFO has no room for is reported while the meter thread starves, and counted once afterwards")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (1.0), meter);
    CHECK (meter.latest().health.lostFrames == 0);

    const AudioBuffer block (2, 480);

    while (live.capture->droppedFrames() < 4800)
        live.push (block.all());

    CHECK (meter.latest().health.lostFrames == 4800);
    CHECK (meter.latest().health.lostSeconds == Approx (0.1));
    CHECK (meter.latest().health.interruptions == 1);

    live.push (block.all());
    CHECK (meter.latest().health.lostFrames == 5280);

    // The gap is only measured when the first chunk after it arrives.
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 5280);
    live.push (block.all());
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 5280);
    CHECK (meter.latest().health.interruptions == 1);

    // During a pause, no frames count as lost.
    CHECK (meter.send (MeterCommand::pause));
    meter.pump();

    while (live.capture->droppedFrames() < 9600)
        live.push (block.all());

    CHECK (meter.latest().health.lostFrames == 5280);
}

TEST_CASE ("another stream's losses aren't reported for the readings so far")
{
    MeterThread meter;
    LiveStream first (meter, rate, 2), next (rate, 2, 1001.0);
    first.pushAll (tone (0.1), meter);
    meter.setStream (next.stream());

    while (next.capture->droppedFrames() < 4800)
        next.push (AudioBuffer (2, 480).all());

    CHECK (meter.latest().health.lostFrames == 0);
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 4800);
}

TEST_CASE ("the device's own losses are reported while the meter thread starves, too")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2, 1000.0, 480);
    live.pushAll (tone (2.0), meter, 480);
    live.seconds += 1.5;

    // The clock notices after a second; until then the FIFO overflows.
    for (int i = 0; i < 120; ++i)
        live.push (AudioBuffer (2, 480).all());

    const auto lost = meter.latest().health.lostFrames;
    CHECK (live.capture->droppedFrames() > 0);
    CHECK (lost - live.capture->droppedFrames() == near (1.5 * rate, 48));

    meter.pump();
    live.push (AudioBuffer (2, 480).all());
    meter.pump();
    CHECK (meter.latest().health.lostFrames == lost);
}

TEST_CASE ("missing channels aren't reported as lost until the gap ends, because the player may have left")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (0.1), meter);
    live.push (AudioBuffer (1, 480).all());
    meter.pump();
    CHECK (meter.latest().health.lostFrames == 0);

    live.pushAll (tone (0.1), meter);
    CHECK (meter.latest().health.lostFrames == 480);
}

TEST_CASE ("audio skipped while a DAW renders is neither measured nor lost, and ends the pass")
{
    MeterThread meter;
    LiveStream live (meter, rate, 2);
    live.pushAll (tone (1.0), meter);

    // A minute of the song passes in one second.
    for (int i = 0; i < 60 * 48000 / 512; ++i)
        live.capture->skip (2, std::llround ((live.seconds + i / 5625.0) * 1.0e9));

    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 48000);
    live.seconds += 1.0;
    live.pushAll (tone (3.0), meter);

    const auto& snapshot = meter.latest();
    CHECK (snapshot.generation == 1);
    CHECK (snapshot.readings.framesMeasured == 4 * 48000);
    CHECK (snapshot.readings.numPasses == 2);
    CHECK (snapshot.readings.pass->startSeconds == Approx (1.0));
    CHECK (snapshot.health.lostFrames == 0);
    CHECK (snapshot.health.interruptions == 0);
    CHECK (snapshot.health.framesTooFast == 0);
    CHECK (live.capture->lastPushNanoseconds() == std::llround (live.seconds * 1.0e9));

    MeterBank bank;
    bank.prepare ({ rate }, { .recognisesPassages = true, .skipsPauses = true });
    bank.markDiscontinuity();
    feed (bank, tone (1.0));
    bank.endPass();
    feed (bank, tone (3.0));
    CHECK (differences (snapshot.readings, bank.readings()) == "");
}

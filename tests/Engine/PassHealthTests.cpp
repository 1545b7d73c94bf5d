#include "LiveStream.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

AudioBuffer tone (double seconds) { return stereoTone (seconds, 0.25); }

/** Pushes audio while the meter thread hangs, so the frames that do not fit into the FIFO are lost. */
void pushUnread (LiveStream& stream, const AudioBuffer& audio)
{
    for (std::size_t done = 0; done < audio.numFrames(); done += 512)
        stream.push (audio.block (done, std::min<std::size_t> (512, audio.numFrames() - done)));
}
} // namespace

TEST_CASE ("a loss counts for the pass it falls in, and not for the next")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (tone (2.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);

    pushUnread (stream, tone (1.0));
    stream.pushAll (tone (1.0), meter);
    const auto lost = meter.latest().health.lostFrames;
    CHECK (lost > 24000);
    CHECK (meter.latest().healthOfPass.lostFrames == lost);
    CHECK (meter.latest().healthOfPass.lostSeconds == Approx (static_cast<double> (lost) / rate));

    stream.pushAll (stereoSilence (3.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == lost); // still those of the last pass

    stream.pushAll (tone (0.3), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == lost); // too short so far: it might be a blip

    stream.pushAll (tone (3.0), meter);
    CHECK (meter.latest().ofPass.pass->number == 2);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().healthOfPass.lostSeconds == 0.0);
    CHECK (meter.latest().health.lostFrames == lost);
}

TEST_CASE ("a loss between two passes counts for neither")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (tone (2.0), meter);
    stream.pushAll (stereoSilence (3.0), meter);
    pushUnread (stream, stereoSilence (1.0));
    stream.pushAll (stereoSilence (1.0), meter);
    CHECK (meter.latest().health.lostFrames > 24000);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);

    stream.pushAll (tone (2.0), meter);
    CHECK (meter.latest().ofPass.pass->number == 2);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
}

TEST_CASE ("joined passes have the losses of both, and a later pass has only its own")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (tone (2.0), meter);
    pushUnread (stream, tone (1.0));
    stream.pushAll (tone (1.0), meter);
    const auto lostOfFirst = meter.latest().health.lostFrames;
    stream.pushAll (stereoSilence (3.0), meter);
    stream.pushAll (tone (2.0), meter);
    pushUnread (stream, tone (1.0));
    stream.pushAll (tone (1.0), meter);
    const auto lostOfSecond = meter.latest().health.lostFrames - lostOfFirst;
    CHECK (lostOfSecond > 24000);
    CHECK (meter.latest().healthOfPass.lostFrames == lostOfSecond);

    meter.send (MeterCommand::joinOrSplitPasses);
    meter.pump();
    CHECK (meter.latest().healthOfPass.lostFrames == lostOfFirst + lostOfSecond);

    stream.pushAll (stereoSilence (3.0), meter);
    stream.pushAll (tone (0.2), meter); // a blip
    stream.pushAll (stereoSilence (3.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == lostOfFirst + lostOfSecond);

    stream.pushAll (tone (11.0), meter);
    CHECK (meter.latest().ofPass.pass->number == 3);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);

    meter.send (MeterCommand::joinOrSplitPasses);
    meter.pump();
    CHECK (meter.latest().healthOfPass.lostFrames == lostOfFirst + lostOfSecond);
}

TEST_CASE ("before the first sound a loss counts only while nobody knows what was missed")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (stereoSilence (0.5), meter);
    pushUnread (stream, tone (2.0));

    for (auto hasPumped : { false, true })
    {
        INFO (hasPumped);
        CHECK (meter.latest().healthOfPass.lostFrames > 24000);
        CHECK (meter.latest().healthSinceSound.lostFrames > 24000);
        meter.pump();
    }

    // What fitted into the FIFO was sound, so the loss behind it fell in sound, even before that is long enough for a
    // pass.
    stream.pushAll (tone (0.05), meter);
    CHECK_FALSE (meter.latest().ofPass.pass.has_value());
    CHECK (meter.latest().healthOfPass.lostFrames > 24000);
    CHECK (meter.latest().healthSinceSound.lostFrames > 24000);
    stream.pushAll (tone (1.0), meter);
    CHECK (meter.latest().ofPass.pass->number == 1);
    CHECK (meter.latest().healthOfPass.lostFrames > 24000);
}

TEST_CASE ("a loss in the silence before the first sound is no loss of what is judged")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (stereoSilence (0.5), meter);
    pushUnread (stream, stereoSilence (1.0));
    stream.pushAll (stereoSilence (0.5), meter);
    CHECK (meter.latest().health.lostFrames > 24000);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().healthSinceSound.lostFrames == 0);

    stream.pushAll (tone (2.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().healthSinceSound.lostFrames == 0);

    // From then on a stream that is judged as a whole counts every loss, also in its silence.
    stream.pushAll (stereoSilence (3.0), meter);
    pushUnread (stream, stereoSilence (1.0));
    stream.pushAll (stereoSilence (0.5), meter);
    CHECK (meter.latest().healthSinceSound.lostFrames > 24000);
    CHECK (meter.latest().healthSinceSound.lostSeconds
           == Approx (static_cast<double> (meter.latest().healthSinceSound.lostFrames) / rate));
    CHECK (meter.latest().healthSinceSound.lostFrames < meter.latest().health.lostFrames);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
}

TEST_CASE ("a loss right before or after a sound counts, because it can have cost a part of the sound")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (stereoSilence (0.5), meter);
    pushUnread (stream, stereoSilence (1.0));
    stream.pushAll (tone (2.0), meter);
    const auto lostBefore = meter.latest().healthOfPass.lostFrames;
    CHECK (lostBefore > 24000);
    CHECK (meter.latest().healthSinceSound.lostFrames == lostBefore);

    pushUnread (stream, tone (1.0));
    stream.pushAll (stereoSilence (3.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames > lostBefore + 24000);
}

TEST_CASE ("what was lost before the first block of a measurement is not missed")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (tone (0.5), meter);
    pushUnread (stream, tone (1.0));
    meter.pump();
    meter.send (MeterCommand::reset);
    stream.pushAll (tone (2.0), meter);
    CHECK (meter.latest().health.lostFrames > 24000);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().healthSinceSound.lostFrames == 0);
}

TEST_CASE ("a reset clears the passes and their losses, and undo restores both")
{
    MeterThread meter;
    LiveStream stream (meter, rate, 2);

    stream.pushAll (tone (2.0), meter);
    pushUnread (stream, tone (1.0));
    stream.pushAll (tone (1.0), meter);
    const auto lost = meter.latest().healthOfPass.lostFrames;
    CHECK (lost > 0);

    CHECK (meter.send (MeterCommand::reset));
    stream.pushAll (tone (2.0), meter);
    CHECK (meter.latest().healthOfPass.lostFrames == 0);
    CHECK (meter.latest().ofPass.pass->number == 1);

    CHECK (meter.send (MeterCommand::undoReset));
    meter.pump();
    CHECK (meter.latest().healthOfPass.lostFrames == lost);
}

#include "LiveStream.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/WaitUntil.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Counts the frames that the meter thread has measured, so that a producer can keep the FIFO from filling. */
class FrameCounter : public BlockObserver
{
public:
    void audioBlock (const AudioBlock& block, double) noexcept override { frames.fetch_add (block.numFrames); }
    std::atomic<std::uint64_t> frames { 0 };
};

/** Pushes all of the audio from its own thread, never more than half a FIFO (250 ms) ahead of the counter. */
std::thread feedFromThread (LiveStream& live, const AudioBuffer& audio, const FrameCounter& counter)
{
    return std::thread ([&] {
        const auto target = counter.frames + audio.numFrames();
        auto pushed = counter.frames.load();

        for (std::size_t done = 0; done < audio.numFrames(); done += 480)
        {
            waitUntil ([&] { return pushed - counter.frames < static_cast<std::uint64_t> (live.rate / 8.0); });
            live.push (audio.block (done, 480));
            pushed += 480;
        }

        waitUntil ([&] { return counter.frames >= target; });
    });
}
} // namespace

TEST_CASE ("the running meter thread measures another thread's audio bit-identically", "[threads]")
{
    const auto audio = liveProgramme (2, 6.0, 48000.0, 90);
    FrameCounter counter;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addObserver (&counter);
    meter.setStream (live.stream());
    meter.start();
    meter.start(); // a second call does nothing

    auto producer = feedFromThread (live, audio, counter);
    std::uint64_t sequence = 0, framesBefore = 0, wrong = 0;

    // Every snapshot in between shows a single instant.
    const auto isDone = waitUntil ([&] {
        const auto& snapshot = meter.latest();
        const auto& readings = snapshot.readings;
        wrong += snapshot.sequence < sequence || readings.framesMeasured < framesBefore ? 1u : 0u;
        wrong += readings.secondsMeasured != static_cast<double> (readings.framesMeasured) / 48000.0 ? 1u : 0u;
        wrong += readings.framesMeasured > 0 && readings.channels[1].truePeakDbtp > readings.truePeakDbtp ? 1u : 0u;
        wrong += readings.framesMeasured / 4800 > meter.history().numRows() ? 1u : 0u;
        sequence = snapshot.sequence;
        framesBefore = readings.framesMeasured;
        return readings.framesMeasured == audio.numFrames();
    });

    producer.join();
    CHECK (isDone);
    CHECK (wrong == 0);
    CHECK (meter.latest().health.lostFrames == 0);
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0 })) == "");

    meter.stop();
    meter.stop(); // a second call does nothing
    meter.removeObserver (&counter);
}

TEST_CASE ("commands, streams and observers can change while the meter thread runs", "[threads]")
{
    const auto audio = liveProgramme (2, 0.5, 48000.0, 91);
    FrameCounter counter;
    MeterThread meter;
    meter.addObserver (&counter);
    meter.start();

    for (int round = 0; round < 10; ++round)
    {
        LiveStream live (meter, 48000.0, 2, 1000.0 * (round + 1));
        auto producer = feedFromThread (live, audio, counter);

        FrameCounter second;
        meter.addObserver (&second);
        meter.send (MeterCommand::clearHolds);
        producer.join();
        const auto generation = static_cast<std::uint64_t> (round + 1);
        CHECK (waitUntil ([&] {
            return meter.latest().generation == generation
                   && meter.latest().readings.framesMeasured == audio.numFrames();
        }));

        meter.send (MeterCommand::reset);
        CHECK (waitUntil ([&] { return meter.latest().canUndoReset; }));
        CHECK (meter.latest().readings.framesMeasured == 0);
        meter.send (MeterCommand::undoReset);
        CHECK (waitUntil ([&] { return meter.latest().readings.framesMeasured == audio.numFrames(); }));
        CHECK (meter.history().read (0, 100, 100).columns.size() == 5);
        meter.removeObserver (&second);
    }

    meter.removeObserver (&counter);
}

TEST_CASE ("a meter thread can be stopped and started again", "[threads]")
{
    const auto audio = liveProgramme (2, 0.5, 48000.0, 92);
    FrameCounter counter;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addObserver (&counter);
    meter.setStream (live.stream());
    meter.start();
    feedFromThread (live, audio, counter).join();
    meter.stop();
    CHECK (meter.latest().readings.framesMeasured == audio.numFrames());

    meter.start();
    feedFromThread (live, audio, counter).join();
    meter.stop();
    CHECK (meter.latest().readings.framesMeasured == 2 * audio.numFrames());
    CHECK (meter.latest().health.lostFrames == 0);
    meter.removeObserver (&counter);
}

#include "Engine/AudioCapture.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The value of each sample encodes its channel and frame. */
AudioBuffer numbered (std::size_t numChannels, std::size_t numFrames)
{
    AudioBuffer audio (numChannels, numFrames);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        for (std::size_t i = 0; i < numFrames; ++i)
            audio[channel][i] = static_cast<float> (channel * 100000 + i);

    return audio;
}

/** A device thread with a clock that follows its frames. */
class Producer
{
public:
    explicit Producer (AudioCapture& captureToFeed, double sampleRate) : capture (captureToFeed), rate (sampleRate) {}

    void push (const AudioBlock& block)
    {
        seconds += static_cast<double> (block.numFrames) / rate;
        capture.push (block.channels, block.numChannels, block.numFrames, rate, std::llround (seconds * 1.0e9));
    }

    void setRate (double newRate) { rate = newRate; }
    void skip (double lostSeconds) { seconds += lostSeconds; }

private:
    AudioCapture& capture;
    double rate, seconds = 1000.0;
};
} // namespace

TEST_CASE ("pushed audio is popped as planar audio, in order, with its position in the stream")
{
    for (const std::size_t numChannels : { 1u, 2u, 64u })
    {
        CAPTURE (numChannels);
        AudioCapture capture (48000.0, numChannels, 256);
        Producer producer (capture, 48000.0);
        auto chunk = capture.makeChunk();
        const auto audio = numbered (numChannels, 5000);
        std::size_t wrong = 0, done = 0;

        CHECK_FALSE (capture.pop (chunk));

        for (std::size_t length = 1; done + length <= audio.numFrames(); length = length > 239 ? 3 : length + 17)
        {
            producer.push (audio.block (done, length));
            REQUIRE (capture.pop (chunk));
            CHECK (chunk.header.generation == 1);
            CHECK (chunk.header.firstFrame == done);
            CHECK (chunk.header.numFrames == length);
            CHECK (chunk.header.numChannels == numChannels);
            CHECK (chunk.header.sampleRate == 48000.0);

            for (std::size_t channel = 0; channel < numChannels; ++channel)
                for (std::size_t i = 0; i < length; ++i)
                    wrong += chunk.samples[channel * length + i] != audio[channel][done + i] ? 1u : 0u;

            done += length;
        }

        CHECK (wrong == 0);
        CHECK (capture.arrivingChannels() == numChannels);
        CHECK (capture.droppedFrames() == 0);
    }
}

TEST_CASE ("a block larger than announced is split into chunks")
{
    AudioCapture capture (48000.0, 2, 256);
    Producer producer (capture, 48000.0);
    const auto audio = numbered (2, 1000);
    producer.push (audio.all());

    auto chunk = capture.makeChunk();
    std::vector<float> right;

    while (capture.pop (chunk))
    {
        CHECK (chunk.header.firstFrame == right.size());
        right.insert (right.end(), chunk.samples.begin() + chunk.header.numFrames,
                      chunk.samples.begin() + 2 * chunk.header.numFrames);
    }

    CHECK (right == audio[1]);
    CHECK (capture.droppedFrames() == 0);
}

TEST_CASE ("a full FIFO drops the newest chunk whole, counts its frames, and the next chunk shows the gap")
{
    AudioCapture capture (48000.0, 2, 480);
    Producer producer (capture, 48000.0);
    const auto block = numbered (2, 480);
    std::uint64_t pushed = 0;

    while (capture.droppedFrames() == 0)
    {
        producer.push (block.all());
        pushed += 480;
    }

    producer.push (block.all());
    producer.push (block.all());
    pushed += 960;
    CHECK (capture.droppedFrames() == 1440);

    auto chunk = capture.makeChunk();
    std::uint64_t next = 0;

    while (capture.pop (chunk))
    {
        CHECK (chunk.header.firstFrame == next);
        next += chunk.header.numFrames;
    }

    CHECK (capture.lostFrames() == 1440);
    CHECK (chunk.header.framesLostBefore == 0);
    CHECK (next == pushed - 1440);
    CHECK (next >= 12000); // 250 ms
    CHECK (next <= 24000);

    producer.push (block.all());
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.firstFrame == next + 1440);
    CHECK (chunk.header.framesLostBefore == 1440);
    CHECK (capture.droppedFrames() == 1440);
    CHECK (std::equal (block[1].begin(), block[1].end(), chunk.samples.begin() + 480));
}

TEST_CASE ("a quarter of a second of tiny blocks fits")
{
    AudioCapture capture (48000.0, 2, 16);
    Producer producer (capture, 48000.0);
    const auto block = numbered (2, 16);

    for (int i = 0; i < 750; ++i) // 250 ms
        producer.push (block.all());

    CHECK (capture.droppedFrames() == 0);
}

TEST_CASE ("frames with another channel count are dropped and counted")
{
    AudioCapture capture (48000.0, 2, 480);
    Producer producer (capture, 48000.0);
    const auto stereo = numbered (2, 480), mono = numbered (1, 480), three = numbered (3, 480);
    auto chunk = capture.makeChunk();

    producer.push (stereo.all());
    producer.push (mono.all());
    CHECK (capture.arrivingChannels() == 1);
    producer.push (three.all());
    capture.push (nullptr, 0, 480, 48000.0, 1001'000'000'000);
    CHECK (capture.droppedFrames() == 1440);
    CHECK (capture.lostFrames() == 0); // not lost: the player might have left

    REQUIRE (capture.pop (chunk));
    CHECK_FALSE (capture.pop (chunk));
    producer.push (stereo.all());
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.firstFrame == 4 * 480);
}

TEST_CASE ("a rate change starts a new generation at frame 0")
{
    AudioCapture capture (48000.0, 2, 480);
    Producer producer (capture, 48000.0);
    const auto block = numbered (2, 480);
    auto chunk = capture.makeChunk();
    producer.push (block.all());
    producer.push (block.all());
    producer.setRate (44100.0);
    producer.push (block.all());

    REQUIRE (capture.pop (chunk));
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.firstFrame == 480);
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.generation == 2);
    CHECK (chunk.header.firstFrame == 0);
    CHECK (chunk.header.sampleRate == 44100.0);

    // An impossible rate does not count as a change.
    producer.push (block.all());
    capture.push (block.all().channels, 2, 480, 0.0, 1000'050'000'000);
    REQUIRE (capture.pop (chunk));
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.generation == 2);
    CHECK (chunk.header.sampleRate == 44100.0);
}

TEST_CASE ("frames lost by the device make a jump too")
{
    AudioCapture capture (48000.0, 1, 480);
    Producer producer (capture, 48000.0);
    const auto block = numbered (1, 480);
    auto chunk = capture.makeChunk();
    std::uint64_t received = 0, end = 0;

    for (int i = 0; i < 500; ++i)
    {
        if (i == 200)
            producer.skip (0.1);

        producer.push (block.all());
        REQUIRE (capture.pop (chunk));
        received += chunk.header.numFrames;
        end = chunk.header.firstFrame + chunk.header.numFrames;
    }

    CHECK (end - received == near (4800, 48));
    CHECK (capture.lostFrames() == end - received);
    CHECK (chunk.header.framesLostBefore == end - received);
    CHECK (capture.droppedFrames() == 0);
}

TEST_CASE ("frames faster than the clock are rejected and counted, and leave no gap")
{
    AudioCapture capture (48000.0, 1, 480);
    const auto block = numbered (1, 480);
    auto chunk = capture.makeChunk();
    std::uint64_t next = 0;

    for (int i = 0; i < 1000; ++i)
    {
        capture.push (block.all().channels, 1, 480, 48000.0, 5'000'000'000);

        while (capture.pop (chunk))
        {
            CHECK (chunk.header.firstFrame == next);
            next += chunk.header.numFrames;
        }
    }

    CHECK (capture.framesTooFast() + next == 480'000);
    CHECK (next <= 25'000);
    CHECK (capture.lastPushNanoseconds() == 5'000'000'000);
}

TEST_CASE ("a late block, or one after an overrun, follows a possible cut")
{
    AudioCapture capture (48000.0, 1, 480);
    Producer producer (capture, 48000.0);
    const auto block = numbered (1, 480);
    auto chunk = capture.makeChunk();

    const auto isCut = [&] {
        producer.push (block.all());
        REQUIRE (capture.pop (chunk));
        return chunk.header.followsPossibleCut;
    };

    CHECK_FALSE (isCut());
    CHECK_FALSE (isCut());

    producer.skip (0.012); // within the jitter: less than a block and 3 ms
    CHECK_FALSE (isCut());
    producer.skip (0.014);
    CHECK (isCut());
    CHECK_FALSE (isCut());

    capture.noteOverruns (1);
    CHECK (isCut());
    capture.noteOverruns (1);
    CHECK_FALSE (isCut());

    // The mark survives even if the full FIFO drops the block that had it.
    while (capture.droppedFrames() == 0)
        producer.push (block.all());

    capture.noteOverruns (2);
    producer.push (block.all());

    while (capture.pop (chunk))
        CHECK_FALSE (chunk.header.followsPossibleCut);

    CHECK (isCut());
}

TEST_CASE ("a skipped block leaves no gap, whatever the clock says, and the next chunk reports it")
{
    AudioCapture capture (48000.0, 1, 480);
    Producer producer (capture, 48000.0);
    const auto block = numbered (1, 480);
    auto chunk = capture.makeChunk();
    producer.push (block.all());
    REQUIRE (capture.pop (chunk));
    CHECK_FALSE (chunk.header.followsSkip);

    for (int i = 0; i < 10'000; ++i)
        capture.skip (1, 1002'000'000'000 + i);

    CHECK_FALSE (capture.pop (chunk));
    CHECK (capture.lastPushNanoseconds() == 1002'000'009'999);
    CHECK (capture.arrivingChannels() == 1);

    // A real loss is found within three seconds.
    producer.skip (7.0);

    for (int i = 0; i < 300; ++i)
    {
        producer.push (block.all());
        REQUIRE (capture.pop (chunk));
        CHECK (chunk.header.followsSkip == (i == 0));
        CHECK (chunk.header.firstFrame == static_cast<std::uint64_t> (i + 1) * 480);
    }

    CHECK (capture.lostFrames() == 0);
    CHECK (capture.framesTooFast() == 0);
}

TEST_CASE ("an empty push only reports that the device is alive")
{
    AudioCapture capture (48000.0, 2, 480);
    auto chunk = capture.makeChunk();
    CHECK (capture.lastPushNanoseconds() == 0);
    capture.push (nullptr, 2, 0, 48000.0, 77);
    CHECK (capture.lastPushNanoseconds() == 77);
    CHECK_FALSE (capture.pop (chunk));
}

TEST_CASE ("push and pop allocate nothing, whatever their arguments")
{
    AudioCapture capture (48000.0, 2, 480);
    auto chunk = capture.makeChunk();
    const auto audio = numbered (2, 4096), mono = numbered (1, 480);
    const auto large = audio.all(), one = mono.all();
    std::size_t allocations = 0;
    {
        const AllocationGuard guard;

        for (std::int64_t i = 1; i < 200; ++i)
        {
            capture.push (large.channels, 2, large.numFrames, i % 50 == 0 ? 44100.0 : 48000.0, i * 85'333'333);
            capture.push (one.channels, 1, one.numFrames, 48000.0, i * 85'333'333);
            capture.skip (2, i * 85'333'333);

            if (i > 20) // let the FIFO overflow first
                while (capture.pop (chunk))
                    ;
        }

        allocations = guard.count();
    }

    CHECK (capture.droppedFrames() > 0);
    CHECK (allocations == 0);
}

TEST_CASE ("offered blocks come out at any speed, with their exact losses and times, and are refused when it is full")
{
    AudioCapture capture (48000.0, 2, 480, 1.0);
    auto chunk = capture.makeChunk();
    const auto audio = numbered (2, 480);
    const auto block = audio.all();
    const auto offer = [&] (const KnownBlock& known) { return capture.offer (block.channels, 480, known, 1); };
    std::size_t taken = 0;

    while (offer ({})) // all at one moment, which a clock would refuse
        ++taken;

    CHECK (taken >= 100);
    CHECK (capture.droppedFrames() == 0);
    CHECK (capture.framesTooFast() == 0);
    CHECK_FALSE (offer ({ 999, {}, false })); // a refused block leaves nothing behind
    CHECK (capture.lostFrames() == 0);

    for (std::size_t i = 0; i < taken; ++i)
    {
        REQUIRE (capture.pop (chunk));
        CHECK (chunk.header.firstFrame == i * 480);
        CHECK_FALSE (chunk.header.isRender);
        CHECK_FALSE (chunk.header.playerSeconds);
    }

    REQUIRE (offer ({ 77, 12.5, true }));
    REQUIRE (capture.pop (chunk));
    CHECK (chunk.header.firstFrame == taken * 480 + 77);
    CHECK (chunk.header.framesLostBefore == 77);
    CHECK (chunk.header.isRender);
    CHECK (chunk.header.playerSeconds == 12.5);
    CHECK (capture.lostFrames() == 77);
}

#include "Engine/StreamClock.h"
#include "Support/Catch.h"

#include <cmath>
#include <cstdint>
#include <random>

using namespace twobus;

namespace
{
/** A device with one block size: tells the clock when each block arrives and adds up what the clock finds. */
class Device
{
public:
    Device (double sampleRate, std::size_t blockFrames) : rate (sampleRate), frames (blockFrames) {}

    /** Delivers one block, lateSeconds after its time. */
    void deliver (double lateSeconds = 0.0)
    {
        now += static_cast<double> (frames) / rate * speed;
        const auto finding = clock.note (start + std::llround ((now + lateSeconds) * 1.0e9), frames, rate);
        lostFrames += finding.lostFrames;
        blocksTooFast += finding.isTooFast ? 1 : 0;
    }

    void deliverFor (double seconds)
    {
        for (const auto end = now + seconds; now < end;)
            deliver();
    }

    /** The device loses frames: time passes, but no block arrives. */
    void lose (double seconds) { now += seconds; }

    /** Delivers a block without time passing. */
    void deliverInstantly()
    {
        now -= static_cast<double> (frames) / rate;
        deliver();
    }

    double blockSeconds() const noexcept { return static_cast<double> (frames) / rate; }

    double speed = 1.0; ///< our clock relative to the device's
    std::uint64_t lostFrames = 0, blocksTooFast = 0;
    StreamClock clock;

private:
    static constexpr std::int64_t start = 123'456'789'012'345;
    double rate, now = 0.0;
    std::size_t frames;
};
} // namespace

TEST_CASE ("a steady stream has lost nothing")
{
    for (const std::size_t block : { 16u, 64u, 480u, 1024u, 8192u })
    {
        CAPTURE (block);
        Device device (48000.0, block);
        device.deliverFor (60.0);
        CHECK (device.lostFrames == 0);
        CHECK (device.blocksTooFast == 0);
    }
}

TEST_CASE ("randomly late blocks have lost nothing")
{
    std::mt19937 random (1);

    for (const std::size_t block : { 64u, 1024u })
    {
        Device device (48000.0, block);

        for (int i = 0; i < 20000; ++i)
            device.deliver (0.03 * static_cast<double> (random()) / 4294967296.0);

        CHECK (device.lostFrames == 0);
        CHECK (device.blocksTooFast == 0);
    }
}

TEST_CASE ("blocks that are delayed and then arrive in a burst have lost nothing, at any time within a second")
{
    for (auto before = 2.0; before < 3.2; before += 0.1)
    {
        CAPTURE (before);
        Device device (48000.0, 480);
        device.deliverFor (before);

        for (int i = 0; i < 40; ++i)
            device.deliver (0.4 - 0.01 * i); // 0.4 s of blocks at the same instant

        device.deliverFor (5.0);
        CHECK (device.lostFrames == 0);
        CHECK (device.blocksTooFast == 0);
    }
}

TEST_CASE ("a real loss of 100 ms is measured to within a millisecond")
{
    std::mt19937 random (2);

    for (auto before = 1.5; before < 3.5; before += 0.17)
    {
        CAPTURE (before);
        Device device (48000.0, 256);
        device.deliverFor (before);
        device.lose (0.1);

        for (int i = 0; i < 1000; ++i)
            device.deliver (0.0005 * static_cast<double> (random()) / 4294967296.0);

        CHECK (device.lostFrames == near (4800, 48));
        CHECK (device.blocksTooFast == 0);

        // The clock counts each loss only once, and a new loss again.
        device.deliverFor (5.0);
        const auto first = device.lostFrames;
        device.lose (1.0);
        device.deliverFor (4.0);
        CHECK (device.lostFrames - first == near (48000, 48));
    }
}

TEST_CASE ("a drift of 200 ppm for an hour isn't a loss, in either direction")
{
    for (const auto ppm : { -200.0, 200.0 })
    {
        Device device (48000.0, 512);
        device.speed = 1.0 + ppm * 1.0e-6;
        device.deliverFor (3600.0);
        CHECK (device.lostFrames == 0);
        CHECK (device.blocksTooFast == 0);
    }
}

TEST_CASE ("blocks of changing size have lost nothing")
{
    StreamClock clock;
    std::mt19937 random (3);
    std::uint64_t frames = 0, lost = 0;

    for (int i = 0; i < 20000; ++i)
    {
        const auto length = 1 + random() % 2048;
        frames += length;
        const auto finding = clock.note (static_cast<std::int64_t> (frames * 1'000'000 / 48), length, 48000.0);
        lost += finding.lostFrames + (finding.isTooFast ? 1 : 0);
    }

    CHECK (lost == 0);
}

TEST_CASE ("audio half a second ahead of the clock is rejected, and real time continues afterwards")
{
    Device device (48000.0, 480);
    device.deliverFor (3.0);

    for (int i = 0; i < 10000; ++i)
        device.deliverInstantly();

    CHECK (device.blocksTooFast >= 10000 - 51);
    CHECK (device.blocksTooFast <= 10000 - 49);
    CHECK (device.lostFrames == 0);

    const auto refused = device.blocksTooFast;
    device.deliverFor (10.0);
    CHECK (device.blocksTooFast <= refused + 1);
}

TEST_CASE ("a restarted stream has lost nothing in between")
{
    Device device (48000.0, 480);
    device.deliverFor (3.0);
    device.lose (1000.0);
    device.clock.restart();
    device.deliverFor (5.0);
    CHECK (device.lostFrames == 0);
}

TEST_CASE ("the latest block so far may follow a missing one")
{
    StreamClock clock;
    auto now = std::int64_t { 1'000'000'000 };
    const auto isLateAfter = [&] (std::int64_t milliseconds) {
        now += milliseconds * 1'000'000;
        return clock.note (now, 480, 48000.0).isLate;
    };

    for (int i = 0; i < 500; ++i)
        CHECK_FALSE (isLateAfter (10));

    CHECK_FALSE (isLateAfter (10 + 12));
    CHECK (isLateAfter (10 + 14));
    CHECK_FALSE (isLateAfter (10));
    CHECK (isLateAfter (10 + 100));

    // After the loss is found and the window that contained it has passed, a small loss is noticed again.
    for (int i = 0; i < 400; ++i)
        CHECK_FALSE (isLateAfter (10));

    CHECK (isLateAfter (10 + 14));
}

TEST_CASE ("blocks that a device delivers several at once aren't late")
{
    for (const int blocksAtOnce : { 2, 4, 8, 16 })
    {
        StreamClock clock;
        int late = 0, lateAtFirst = 0;
        std::uint64_t lost = 0;

        for (int i = 0; i < 20000; ++i)
        {
            const auto burst = i / blocksAtOnce * blocksAtOnce;
            const auto finding = clock.note (static_cast<std::int64_t> (burst) * 128'000'000 / 48, 128, 48000.0);
            (i < 100 ? lateAtFirst : late) += finding.isLate ? 1 : 0;
            lost += finding.lostFrames;
        }

        CAPTURE (blocksAtOnce);
        CHECK (lost == 0);
        CHECK (lateAtFirst <= 1);
        CHECK (late == 0);
    }
}

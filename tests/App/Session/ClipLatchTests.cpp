#include "App/Session/ClipLatch.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
MeterReadings readingsAt (double seconds, std::uint64_t firstClips, std::uint64_t secondClips)
{
    MeterReadings readings;
    readings.numChannels = 2;
    readings.secondsMeasured = seconds;
    readings.channels[0].flatRunsAtFullScale = firstClips;
    readings.channels[1].samplesOverFullScale = secondClips;
    return readings;
}
} // namespace

TEST_CASE ("a clip is held with its time until it is acknowledged, and only the next one shows again")
{
    ClipLatch latch;
    latch.note (readingsAt (10.0, 0, 0), 1);
    CHECK_FALSE (latch.newest().has_value());

    latch.note (readingsAt (151.0, 2, 0), 1);
    latch.note (readingsAt (200.0, 2, 0), 1);
    CHECK (latch.of (0) == LatchedClip { 151.0, 2 });
    CHECK_FALSE (latch.of (1).has_value());
    CHECK (latch.newest() == 0u);

    latch.acknowledge (0);
    CHECK_FALSE (latch.of (0).has_value());

    latch.note (readingsAt (240.0, 3, 0), 1);
    CHECK (latch.of (0) == LatchedClip { 240.0, 1 });
}

TEST_CASE ("all inputs can be acknowledged at once, as by a reset")
{
    ClipLatch latch;
    latch.note (readingsAt (1.0, 1, 2), 1);
    latch.acknowledgeAll();
    CHECK_FALSE (latch.newest().has_value());
    latch.note (readingsAt (2.0, 1, 3), 1);
    CHECK (latch.of (1) == LatchedClip { 2.0, 1 });
}

TEST_CASE ("the newest clip is the one to name, and samples over full scale count")
{
    ClipLatch latch;
    latch.note (readingsAt (1.0, 1, 0), 1);
    latch.note (readingsAt (2.0, 1, 5), 1);
    CHECK (latch.newest() == 1u);
    latch.acknowledge (1);
    CHECK (latch.newest() == 0u);
}

TEST_CASE ("a new measurement or other inputs hold nothing of the old ones")
{
    ClipLatch latch;
    latch.note (readingsAt (1.0, 1, 0), 1);
    latch.acknowledge (0);
    latch.note (readingsAt (0.5, 0, 0), 2);
    CHECK_FALSE (latch.newest().has_value());
    latch.note (readingsAt (1.0, 1, 0), 2);
    CHECK (latch.of (0) == LatchedClip { 1.0, 1 });

    auto three = readingsAt (2.0, 0, 0);
    three.numChannels = 3;
    latch.note (three, 2);
    CHECK_FALSE (latch.newest().has_value());
    latch.acknowledge (7);
    CHECK_FALSE (latch.of (7).has_value());
}

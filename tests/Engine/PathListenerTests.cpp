#include "Engine/PathListener.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"
#include "Support/WaitUntil.h"

#include <array>

using namespace twobus;
using namespace twobus::test;

namespace
{
void play (PathTap& tap, const HeardPath& heard, std::size_t first, std::size_t count)
{
    const std::array<const float*, 2> channels { heard.left.data() + first, heard.right.data() + first };
    tap.audioBlock ({ channels.data(), 2, count }, heard.rate);
}
} // namespace

TEST_CASE ("a path tap passes every sample on, over full scale too, and allocates nothing")
{
    PathTap tap;
    HeardPath heard { 48000.0, std::vector<float> (1000, 3.0f), std::vector<float> (1000, -0.25f) };
    {
        const AllocationGuard guard;
        play (tap, heard, 0, 600);
        play (tap, heard, 600, 400);
        CHECK (guard.count() == 0);
    }
    PathTap::Stretch stretch;
    REQUIRE (tap.read (stretch));
    CHECK (stretch.left == std::vector<float> (600, 3.0f));
    CHECK (stretch.right == std::vector<float> (600, -0.25f));
    CHECK (stretch.sampleRate == 48000.0);
    REQUIRE (tap.read (stretch));
    CHECK (stretch.left.size() == 400);
    CHECK_FALSE (tap.read (stretch));
}

TEST_CASE ("a path tap that nobody reads drops whole blocks and counts them")
{
    PathTap tap;
    HeardPath heard { 48000.0, std::vector<float> (100000), std::vector<float> (100000) };

    for (int block = 0; block < 5; ++block)
        play (tap, heard, 0, 100000);

    PathTap::Stretch stretch;
    REQUIRE (tap.read (stretch));
    REQUIRE (tap.read (stretch));
    CHECK_FALSE (tap.read (stretch));
    play (tap, heard, 0, 10);
    REQUIRE (tap.read (stretch));
    CHECK (stretch.framesDroppedBefore == 300000);
}

TEST_CASE ("one channel comes on both sides of a path tap")
{
    PathTap tap;
    const std::vector<float> mono (64, 0.5f);
    const std::array<const float*, 1> channels { mono.data() };
    tap.audioBlock ({ channels.data(), 1, 64 }, 48000.0);
    PathTap::Stretch stretch;
    REQUIRE (tap.read (stretch));
    CHECK (stretch.left == mono);
    CHECK (stretch.right == mono);
}

TEST_CASE ("a path listener hears the file and measures it once")
{
    PathTap tap;
    PathListener listener;
    const auto& heard = exactPath();
    constexpr std::size_t blockSize = 4800;
    CHECK (listener.state() == PathListener::State::listening);

    for (std::size_t first = 0; first + blockSize <= heard.left.size(); first += blockSize)
    {
        play (tap, heard, first, blockSize);
        listener.poll (tap, 0);

        if (first == blockSize * 100)
        {
            CHECK (listener.state() == PathListener::State::hearing);
            CHECK (listener.fileSeconds() > 8.0);
        }
    }

    CHECK (listener.state() != PathListener::State::listening);
    std::optional<PathReadings> readings;
    REQUIRE (waitUntil ([&] {
        listener.poll (tap, 0);
        readings = listener.takeReadings();
        return readings.has_value();
    }));
    CHECK (readings->isBitExact);
    CHECK_FALSE (listener.takeReadings());
    CHECK (listener.state() == PathListener::State::listening);
}

TEST_CASE ("frames that Twobus lost while the file played are not blamed on the path")
{
    PathTap tap;
    PathListener listener;
    const auto& heard = exactPath();
    constexpr std::size_t blockSize = 4800;

    for (std::size_t first = 0; first + blockSize <= heard.left.size(); first += blockSize)
    {
        const auto isLost = first == blockSize * 80;

        if (! isLost)
            play (tap, heard, first, blockSize);

        listener.poll (tap, first >= blockSize * 80 ? blockSize : 0);
    }

    std::optional<PathReadings> readings;
    REQUIRE (waitUntil ([&] {
        listener.poll (tap, blockSize);
        readings = listener.takeReadings();
        return readings.has_value();
    }));
    CHECK (readings->framesLostHere == blockSize);
}

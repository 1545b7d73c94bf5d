#include "Support/Catch.h"
#include "Taps/HostClock.h"

using namespace twobus;

namespace
{
constexpr double rate = 48000.0;

HostPosition playingAt (std::int64_t frame) { return { frame, true, std::nullopt, std::nullopt }; }
} // namespace

TEST_CASE ("a host that says its time in every block is believed")
{
    HostClock clock;
    CHECK (clock.next (playingAt (1000), 64, rate, false).hostFrame == 1000);
    CHECK (clock.next (playingAt (5000), 64, rate, false).hostFrame == 5000);
    const auto time = clock.next (playingAt (64), 64, rate, true);
    CHECK (time.hostFrame == 64);
    CHECK (time.isPlaying);
    CHECK (time.isRendering);
}

TEST_CASE ("blocks without a time follow the one before, and stand still while the host stands still")
{
    HostClock clock;
    CHECK_FALSE (clock.next (std::nullopt, 64, rate, false).hostFrame);
    CHECK (clock.next (playingAt (100), 64, rate, false).hostFrame == 100);
    CHECK (clock.next (std::nullopt, 32, rate, false).hostFrame == 164);
    CHECK (clock.next (std::nullopt, 64, rate, false).hostFrame == 196);
    CHECK (clock.next (HostPosition { 500, false, std::nullopt, std::nullopt }, 64, rate, false).hostFrame == 500);
    const auto stopped = clock.next (std::nullopt, 64, rate, false);
    CHECK (stopped.hostFrame == 500);
    CHECK_FALSE (stopped.isPlaying);
}

TEST_CASE ("before the start, where a host repeats 0, the beats say the time")
{
    HostClock clock;
    CHECK (clock.next (HostPosition { 0, true, -2.0, 120.0 }, 64, rate, true).hostFrame == -48000);
    CHECK (clock.next (HostPosition { 0, true, -2.0, std::nullopt }, 64, rate, true).hostFrame == 0);
    CHECK (clock.next (HostPosition { 0, true, 0.0, 120.0 }, 64, rate, true).hostFrame == 0);
    CHECK (clock.next (HostPosition { 0, false, -2.0, 120.0 }, 64, rate, true).hostFrame == 0);
}

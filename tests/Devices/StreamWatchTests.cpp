#include "Devices/StreamWatch.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t openedAt = 5'000 * millisecond;

/** A stereo device that played until this time. */
StreamFacts playingUntil (std::int64_t nanoseconds) { return { true, true, 2, 2, nanoseconds, 0, true, true, 0 }; }

StreamWatch openedWatch()
{
    StreamWatch watch;
    watch.opened (openedAt);
    return watch;
}
} // namespace

TEST_CASE ("a playing stream is never lost")
{
    auto watch = openedWatch();

    for (auto now = openedAt; now < openedAt + 20'000 * millisecond; now += 100 * millisecond)
        REQUIRE_FALSE (watch.check (playingUntil (now - 20 * millisecond), now));
}

TEST_CASE ("a closed device is lost at once")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt);
    facts.isOpen = false;

    CHECK (watch.check (facts, openedAt + millisecond) == StreamLoss::closed);
}

TEST_CASE ("a device that doesn't play gets half a second, because JUCE stops and starts it while ports change")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt + 10'000 * millisecond);
    facts.isPlaying = false;

    CHECK_FALSE (watch.check (facts, openedAt + 500 * millisecond));
    CHECK (watch.check (facts, openedAt + 501 * millisecond) == StreamLoss::closed);
}

TEST_CASE ("a stream without callbacks is lost after half a second, counted from its opening or last callback")
{
    auto watch = openedWatch();

    StreamFacts neverCalled { true, true, 2, 0, 0, 0, true, true, 0 };
    CHECK_FALSE (watch.check (neverCalled, openedAt + 500 * millisecond));
    CHECK (watch.check (neverCalled, openedAt + 501 * millisecond) == StreamLoss::silentDriver);

    watch.opened (openedAt);
    const auto facts = playingUntil (openedAt + 300 * millisecond);
    CHECK_FALSE (watch.check (facts, openedAt + 800 * millisecond));
    CHECK (watch.check (facts, openedAt + 801 * millisecond) == StreamLoss::silentDriver);
}

TEST_CASE ("channels can be missing for a moment, but not longer")
{
    auto watch = openedWatch();

    const auto check = [&] (std::int64_t after, std::size_t arriving) {
        auto facts = playingUntil (openedAt + after);
        facts.arrivingChannels = arriving;
        return watch.check (facts, openedAt + after);
    };

    CHECK_FALSE (check (100 * millisecond, 1));
    CHECK_FALSE (check (400 * millisecond, 2));
    CHECK_FALSE (check (900 * millisecond, 3));
    CHECK (check (901 * millisecond, 3) == StreamLoss::channelsMissing);
}

TEST_CASE ("frames faster than the clock count as a lost stream, and the next opening starts from scratch")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt);
    facts.framesTooFast = 512;

    CHECK (watch.check (facts, openedAt + millisecond) == StreamLoss::tooFast);

    watch.opened (openedAt + 10 * millisecond);
    facts.framesTooFast = 0;
    CHECK_FALSE (watch.check (facts, openedAt + 20 * millisecond));
}

TEST_CASE ("a player without ports has left at once")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt);
    facts.isPlayerThere = false;
    CHECK (watch.check (facts, openedAt + millisecond) == StreamLoss::playerLeft);

    facts.isOpen = false; // the server disconnected us, so the player's state doesn't matter
    CHECK (watch.check (facts, openedAt + 2 * millisecond) == StreamLoss::closed);
}

TEST_CASE ("a player that returns under its name has left, because nobody connects its new ports")
{
    auto watch = openedWatch();
    watch.opened (openedAt, 7);

    const auto check = [&] (std::int64_t after, std::uint64_t portsGone, bool isConnected) {
        auto facts = playingUntil (openedAt + after * millisecond);
        facts.portsGone = portsGone;
        facts.isConnected = isConnected;
        return watch.check (facts, openedAt + after * millisecond);
    };

    CHECK_FALSE (check (100, 7, true));
    CHECK_FALSE (check (200, 9, true)); // another program's ports, or the disconnection of ours isn't known yet
    CHECK (check (300, 9, false) == StreamLoss::playerLeft);

    // Disconnected by hand, long after any port disappeared: the player is still there and keeps playing.
    watch.opened (openedAt + 1000 * millisecond, 9);
    CHECK_FALSE (check (1100, 9, false));
    CHECK_FALSE (check (1200, 10, true));
    CHECK (check (1700, 10, false) == StreamLoss::playerLeft);
    CHECK_FALSE (check (1701, 10, false));
}

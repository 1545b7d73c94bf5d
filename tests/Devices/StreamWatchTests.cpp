#include "Devices/StreamWatch.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
constexpr std::int64_t millisecond = 1'000'000;
constexpr std::int64_t openedAt = 5'000 * millisecond;

/** A stereo device that played until a moment. */
StreamFacts playingUntil (std::int64_t nanoseconds)
{
    return { true, true, 2, 2, nanoseconds, 0 };
}

StreamWatch openedWatch()
{
    StreamWatch watch;
    watch.opened (openedAt);
    return watch;
}
} // namespace

TEST_CASE ("a stream that plays is never lost")
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

TEST_CASE ("a device that does not play is given half a second: JUCE stops and starts it while ports change")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt + 10'000 * millisecond);
    facts.isPlaying = false;

    CHECK_FALSE (watch.check (facts, openedAt + 500 * millisecond));
    CHECK (watch.check (facts, openedAt + 501 * millisecond) == StreamLoss::closed);
}

TEST_CASE ("a stream without callbacks is lost after half a second, counted from the opening or the last one")
{
    auto watch = openedWatch();

    StreamFacts neverCalled { true, true, 2, 0, 0, 0 };
    CHECK_FALSE (watch.check (neverCalled, openedAt + 500 * millisecond));
    CHECK (watch.check (neverCalled, openedAt + 501 * millisecond) == StreamLoss::silentDriver);

    watch.opened (openedAt);
    const auto facts = playingUntil (openedAt + 300 * millisecond);
    CHECK_FALSE (watch.check (facts, openedAt + 800 * millisecond));
    CHECK (watch.check (facts, openedAt + 801 * millisecond) == StreamLoss::silentDriver);
}

TEST_CASE ("channels may be missing for a moment, not for longer")
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

TEST_CASE ("frames faster than the clock are a loss, and the next opening starts anew")
{
    auto watch = openedWatch();
    auto facts = playingUntil (openedAt);
    facts.framesTooFast = 512;

    CHECK (watch.check (facts, openedAt + millisecond) == StreamLoss::tooFast);

    watch.opened (openedAt + 10 * millisecond);
    facts.framesTooFast = 0;
    CHECK_FALSE (watch.check (facts, openedAt + 20 * millisecond));
}

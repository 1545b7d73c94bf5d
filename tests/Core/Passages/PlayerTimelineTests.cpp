#include "Core/Passages/PlayerTimeline.h"
#include "Support/Catch.h"

#include <cmath>
#include <vector>

using namespace twobus;
using Jump = PlayerTimeline::Jump;

TEST_CASE ("a player that doesn't report its position has no time")
{
    PlayerTimeline timeline;
    timeline.note (1.0, std::nullopt);
    CHECK_FALSE (timeline.playerSecondsAt (1.0));
}

TEST_CASE ("the player's time is known for each stretch it played")
{
    PlayerTimeline timeline;

    for (auto measured = 2.0; measured < 10.0; measured += 0.1)
        timeline.note (measured, measured + 60.0);

    timeline.note (10.0, std::nullopt);
    timeline.note (14.0, std::nullopt);

    for (auto measured = 15.0; measured < 20.0; measured += 0.1)
        timeline.note (measured, measured - 15.0); // the player starts again from 0

    CHECK_FALSE (timeline.playerSecondsAt (1.0));
    CHECK (timeline.playerSecondsAt (4.33).value() == Approx (64.33));
    CHECK_FALSE (timeline.playerSecondsAt (12.0));
    CHECK (timeline.playerSecondsAt (18.0).value() == Approx (3.0));

    timeline.clear();
    CHECK_FALSE (timeline.playerSecondsAt (18.0));
}

TEST_CASE ("the newest of the player's times is known though an echo sounds after it has stopped")
{
    PlayerTimeline timeline;
    CHECK_FALSE (timeline.newestPlayerSeconds (0.0, 10.0));

    for (auto measured = 2.0; measured < 9.95; measured += 0.1)
        timeline.note (measured, measured + 60.0);

    timeline.note (10.0, std::nullopt);

    for (auto measured = 25.0; measured < 30.0; measured += 0.1)
        timeline.note (measured, measured - 15.0);

    CHECK (timeline.newestPlayerSeconds (0.0, 6.0).value() == Approx (66.0)); // in the middle of it
    CHECK (timeline.newestPlayerSeconds (3.0, 13.0).value() == Approx (69.9));
    CHECK_FALSE (timeline.newestPlayerSeconds (11.0, 21.0)); // it stood
    CHECK_FALSE (timeline.newestPlayerSeconds (0.0, 1.0));
    CHECK (timeline.newestPlayerSeconds (20.0, 27.0).value() == Approx (12.0));
}

TEST_CASE ("a jump while the player rolls starts a new stretch")
{
    PlayerTimeline timeline;
    auto jumpsBack = 0;

    for (auto measured = 0.0; measured < 20.0; measured += 0.1)
        jumpsBack +=
            timeline.note (measured, measured < 10.0 ? measured + 30.0 : measured - 10.0) == Jump::back ? 1 : 0;

    CHECK (jumpsBack == 1);
    CHECK (timeline.note (20.0, 300.0) == Jump::none); // a jump forward
    CHECK (timeline.note (20.1, std::nullopt) == Jump::none);
    CHECK (timeline.note (21.5, 0.0) == Jump::none); // back to the start after a stop
    CHECK (timeline.playerSecondsAt (9.0).value() == Approx (39.0));
    CHECK (timeline.playerSecondsAt (11.0).value() == Approx (1.0));
}

TEST_CASE ("a loop comes back to where its round began, and the first round may have begun elsewhere")
{
    PlayerTimeline timeline;
    std::vector<Jump> jumps;

    // Play from 10 s into a loop from 20 to 28 s.
    for (auto measured = 0.0; measured < 42.0; measured += 0.1)
        if (const auto jump =
                timeline.note (measured, measured < 18.0 ? measured + 10.0 : 20.0 + std::fmod (measured - 18.0, 8.0));
            jump != Jump::none)
            jumps.push_back (jump);

    CHECK (jumps == std::vector { Jump::back, Jump::backToStart, Jump::backToStart });
}

TEST_CASE ("a moment was played again if the player came to it later")
{
    PlayerTimeline timeline;

    for (auto measured = 0.0; measured < 10.0; measured += 0.1)
        timeline.note (measured, measured + 30.0);

    CHECK_FALSE (timeline.wasPlayedAgain (5.0));

    timeline.note (10.0, std::nullopt);

    for (auto measured = 20.0; measured < 23.0; measured += 0.1)
        timeline.note (measured, measured + 14.0); // 34 to 37

    CHECK (timeline.wasPlayedAgain (5.0)); // 35
    CHECK_FALSE (timeline.wasPlayedAgain (3.0)); // 33
    CHECK_FALSE (timeline.wasPlayedAgain (8.0)); // 38
    CHECK_FALSE (timeline.wasPlayedAgain (21.0)); // the second time
    CHECK_FALSE (timeline.wasPlayedAgain (15.0)); // nobody played
}

TEST_CASE ("a jump back is recognised though the player stands still for a moment, and a short stop is none")
{
    PlayerTimeline timeline;
    auto jumpsBack = 0;
    const auto play = [&] (double fromMeasured, double player) {
        for (auto i = 0; i < 50; ++i)
            jumpsBack += timeline.note (fromMeasured + 0.1 * i, player + 0.1 * i) == Jump::backToStart ? 1 : 0;
    };
    const auto stop = [&] (double measured) { CHECK (timeline.note (measured, std::nullopt) == Jump::none); };

    play (0.0, 8.0);
    stop (5.0);
    stop (5.1);
    play (5.3, 8.0); // 0.4 s later it plays the same again
    CHECK (jumpsBack == 1);
    stop (10.3);
    play (11.0, 13.1); // 0.8 s later it goes on where it stopped
    CHECK (jumpsBack == 1);
    stop (16.0);
    play (17.5, 8.0); // it was stopped for longer
    CHECK (jumpsBack == 1);
    CHECK (timeline.playerSecondsAt (6.3).value() == Approx (9.0));
}

TEST_CASE ("audio that arrives late on a busy machine shifts no time")
{
    PlayerTimeline timeline;

    for (auto i = 0; i < 100; ++i)
        timeline.note (0.1 * i, 0.1 * i + 30.0 + (i % 3 == 0 ? 0.3 : 0.0));

    CHECK (timeline.playerSecondsAt (5.0).value() == Approx (35.0));
}

TEST_CASE ("only the oldest stretches are forgotten")
{
    PlayerTimeline timeline;

    for (auto measured = 0.0; measured < 1000.0; measured += 1.0)
        timeline.note (measured, measured * 3.0);

    CHECK_FALSE (timeline.playerSecondsAt (700.0));
    CHECK (timeline.playerSecondsAt (900.0).value() == Approx (2700.0));
}

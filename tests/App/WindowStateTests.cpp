#include "App/WindowState.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
SourceFacts running()
{
    return { true, { SourceState::running, {}, 48000.0, 256 } };
}

SourceFacts waiting (std::string message)
{
    return { true, { SourceState::waiting, std::move (message), 0.0, 0 } };
}

MeterSnapshot heard (double seconds)
{
    MeterSnapshot snapshot;
    snapshot.sampleRate = 48000.0;
    snapshot.readings.secondsMeasured = seconds;
    snapshot.readings.secondsOfSignal = seconds;
    return snapshot;
}
} // namespace

TEST_CASE ("The first start asks for the stage, then for the source")
{
    CHECK (pageFor (std::nullopt, false) == Page::stageQuestion);
    CHECK (pageFor (std::nullopt, true) == Page::stageQuestion);
    CHECK (pageFor (Stage::mix, false) == Page::sourceQuestion);
    CHECK (pageFor (Stage::mix, true) == Page::programme);
    CHECK (pageFor (Stage::finishedMaster, true) == Page::programme);
    CHECK (pageFor (Stage::recording, true) == Page::tracking);
}

TEST_CASE ("While all is well there is no banner")
{
    CHECK_FALSE (bannerFor (running(), heard (10.0)).has_value());
    CHECK_FALSE (bannerFor (SourceFacts {}, MeterSnapshot {}).has_value());
}

TEST_CASE ("The source's own words are the banner while it waits, whatever else is wrong")
{
    auto snapshot = heard (10.0);
    snapshot.health.lostSeconds = 1.0;
    snapshot.isPaused = true;

    const auto banner = bannerFor (waiting ("ardour is not there. Start it."), snapshot);
    REQUIRE (banner.has_value());
    CHECK (banner->text == "ardour is not there. Start it.");
    CHECK (banner->severity == Severity::caution);
    CHECK (bannerFor (waiting ({}), snapshot).has_value());
}

TEST_CASE ("Lost audio is said in milliseconds, then in seconds")
{
    auto snapshot = heard (10.0);
    snapshot.health.lostSeconds = 0.012;
    CHECK_THAT (bannerFor (running(), snapshot)->text, ContainsSubstring ("Lost 12 ms: the reading is incomplete"));

    snapshot.health.lostSeconds = 3.25;
    CHECK_THAT (bannerFor (running(), snapshot)->text, ContainsSubstring ("s: the reading is incomplete"));
}

TEST_CASE ("A pause is said, and is not a warning")
{
    auto snapshot = heard (10.0);
    snapshot.isPaused = true;

    const auto banner = bannerFor (running(), snapshot);
    REQUIRE (banner.has_value());
    CHECK (banner->severity == Severity::neutral);
    CHECK_FALSE (levelsAreLive (running(), snapshot));
}

TEST_CASE ("Before there is sound to judge the window says what it waits for")
{
    CHECK (standbyFor (SourceFacts {}, MeterSnapshot {}, Stage::mix)->headline == "Nothing to listen to");
    CHECK (standbyFor (waiting ({}), heard (0.0), Stage::mix)->headline == "Waiting for the device");
    CHECK (standbyFor (running(), heard (0.0), Stage::mix)->headline == "Connected. Silent: press play.");
    CHECK_FALSE (standbyFor (running(), heard (0.0), Stage::recording).has_value());
    CHECK (standbyFor (waiting ({}), heard (0.0), Stage::recording)->headline == "Waiting for the device");
    CHECK_FALSE (standbyFor (running(), heard (0.5), Stage::mix).has_value());
    CHECK_FALSE (standbyFor (waiting ({}), heard (0.5), Stage::mix).has_value());
}

TEST_CASE ("Levels of a stream that is gone are not shown as live")
{
    CHECK (levelsAreLive (running(), heard (1.0)));
    CHECK_FALSE (levelsAreLive (waiting ({}), heard (1.0)));
    CHECK_FALSE (levelsAreLive (SourceFacts {}, heard (1.0)));
}

TEST_CASE ("An unknown path has a badge")
{
    CHECK (showsPathBadge (running(), SignalPath::unknown));
    CHECK_FALSE (showsPathBadge (running(), SignalPath::floatingPoint));
    CHECK_FALSE (showsPathBadge (SourceFacts {}, SignalPath::unknown));
}

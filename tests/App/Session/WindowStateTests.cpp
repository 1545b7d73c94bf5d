#include "App/FrameOf.h"
#include "App/Session/Notice.h"
#include "App/Session/WindowState.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;

namespace
{
SourceFacts running() { return { true, { SourceState::running, {}, 48000.0, 256 } }; }

SourceFacts waiting (std::string message) { return { true, { SourceState::waiting, std::move (message), 0.0, 0 } }; }

MeterSnapshot heard (double seconds)
{
    MeterSnapshot snapshot;
    snapshot.sampleRate = 48000.0;
    snapshot.readings.secondsMeasured = seconds;
    snapshot.readings.secondsOfSignal = seconds;
    return snapshot;
}

std::optional<Banner> bannerOf (const MeterSnapshot& snapshot, const SourceFacts& source = running())
{
    return bannerFor (source, snapshot, { snapshot.healthOfPass, snapshot.ofPass.invalidSamples, Stage::mix });
}
} // namespace

TEST_CASE ("a notice beside the verdict says which key helps")
{
    Advice advice;
    CHECK (verdictNotice ("So far.", advice, {}) == "So far.");
    CHECK (verdictNotice ("So far.", advice, -48.04)
           == "Something keeps sounding at −48.0 LUFS, so the pass doesn't end. Press N for a new pass.");
    advice.recentTruePeakDbtp = -6.1;
    CHECK (verdictNotice ("The last 10 s peaked at −6.1 dBTP.", advice, {}) == "The last 10 s peaked at −6.1 dBTP.");
    advice.isPassRunning = true;
    CHECK (verdictNotice ("The last 10 s peak at −6.1 dBTP.", advice, {})
           == "The last 10 s peak at −6.1 dBTP. Or press N for a new pass.");
}

TEST_CASE ("joining is offered only where new music follows a short rest")
{
    MeterReadings judged;
    auto& pass = judged.pass.emplace();
    pass.number = 2;
    pass.secondsOfSignal = 12.0;
    judged.secondsOfRest = 6.2;
    const auto offer = [&judged] { return joinOffer (judged, nullptr); };
    CHECK (offer() == "This pass began 0:06 after the last. If it is one song, press J to join them.");
    CHECK (joinItem (judged) == "Join the last two passes (J)");

    judged.secondsOfRest = 2.98;
    CHECK (offer().starts_with ("This pass began 0:03 after"));
    judged.secondsOfRest = 10.5;
    CHECK (offer().empty());
    judged.secondsOfRest = 0.0; // the user began a new pass, or a loop its next round
    CHECK (offer().empty());
    judged.secondsOfRest = 6.2;
    pass.secondsOfSignal = 11.0; // not yet recognised as new
    CHECK (offer().empty());
    pass.secondsOfSignal = 30.0;
    judged.audition.emplace(); // then the rest is before that
    CHECK (offer().empty());
    judged.audition.reset();
    judged.previousPass = pass;
    judged.previousPass->integratedLufs = -12.0;
    pass.integratedLufs = -19.0;
    judged.loudnessRangeLu = 1.1; // a crushed song, 7 dB lower than before
    CHECK (offer().empty());
    judged.loudnessRangeLu = 7.0; // a quiet verse
    CHECK_FALSE (offer().empty());
    judged.loudnessRangeLu = 1.1;
    pass.integratedLufs = -12.9;
    CHECK_FALSE (offer().empty());
    auto& match = judged.passageMatch.emplace();
    match.residualDb = 0.05; // the same audio, and at last another
    match.secondsMatched = 15.0;
    pass.lengthSeconds = 60.0;
    CHECK (offer().empty());
    match.residualDb = 0.4; // a chorus like the one before
    CHECK_FALSE (offer().empty());
    match.secondsMatched = 59.0; // all of it is like before: the mix has changed a little
    CHECK (offer().empty());
    match.secondsMatched = 15.0;
    match.loudnessChangeDb = -2.0; // or its level
    CHECK (offer().empty());

    pass.joinedFrom = 1;
    CHECK (offer() == "Judged together: passes 1 and 2. Press J to split them.");
    CHECK (joinItem (judged) == "Split the passes (J)");
}

TEST_CASE ("joining is offered where the player went on, and not where it jumped")
{
    // It plays from 40 to 70 s, stops for 4.9 s while an echo rings on, and plays from `next`.
    const auto offers = [] (double next, const auto& change) {
        PlayerTimeline player;

        for (auto i = 0; i < 300; ++i)
            player.note (0.1 * i, 40.0 + 0.1 * i);

        player.note (30.0, std::nullopt);

        for (auto i = 0; i < 400; ++i)
            player.note (34.9 + 0.1 * i, next + 0.1 * i);

        MeterReadings judged;
        auto& pass = judged.pass.emplace();
        pass.number = 2;
        pass.startSeconds = 34.9;
        pass.secondsOfSignal = 40.0;
        judged.secondsOfRest = 3.9;
        change (judged);
        return ! joinOffer (judged, &player).empty();
    };
    const auto asIs = [] (MeterReadings&) {};

    CHECK (offers (70.0, asIs));
    CHECK (offers (69.2, asIs)); // a DAW that starts a little earlier
    CHECK (offers (73.0, asIs));
    CHECK_FALSE (offers (68.0, asIs));
    CHECK_FALSE (offers (40.0, asIs));
    CHECK_FALSE (offers (76.0, asIs));

    // The song repeats itself, but in the player's time it is new.
    CHECK (offers (70.0, [] (MeterReadings& judged) { judged.passageMatch.emplace(); }));
    CHECK_FALSE (offers (70.0, [] (MeterReadings& judged) { judged.secondsOfRest = 12.0; }));
    CHECK_FALSE (offers (70.0, [] (MeterReadings& judged) { judged.audition.emplace(); }));

    // Nobody knows where the player was in the first pass.
    CHECK (offers (40.0, [] (MeterReadings& judged) { judged.pass->startSeconds = 5000.0; }));
}

TEST_CASE ("when all is well there is no banner")
{
    CHECK_FALSE (bannerOf (heard (10.0)).has_value());
    CHECK_FALSE (bannerOf (MeterSnapshot {}, SourceFacts {}).has_value());
}

TEST_CASE ("while a source waits, its own message is the banner, whatever else is wrong")
{
    auto snapshot = heard (10.0);
    snapshot.healthOfPass.lostSeconds = 1.0;
    snapshot.isPaused = true;

    const auto banner = bannerOf (snapshot, waiting ("ardour is not there. Start it."));
    REQUIRE (banner.has_value());
    CHECK (banner->text == "ardour is not there. Start it.");
    CHECK (banner->severity == Severity::caution);
    CHECK (bannerOf (snapshot, waiting ({})).has_value());
}

TEST_CASE ("lost audio is reported in milliseconds, then in seconds")
{
    auto snapshot = heard (10.0);
    snapshot.healthOfPass.lostSeconds = 0.012;
    CHECK_THAT (bannerOf (snapshot)->text, ContainsSubstring ("Lost 12 ms: the readings are incomplete"));

    snapshot.healthOfPass.lostSeconds = 3.25;
    CHECK_THAT (bannerOf (snapshot)->text, ContainsSubstring ("s: the readings are incomplete"));
}

TEST_CASE ("invalid samples are reported, and lost audio takes precedence")
{
    auto snapshot = heard (10.0);
    snapshot.ofPass.invalidSamples = 1;
    CHECK_THAT (bannerOf (snapshot)->text,
                ContainsSubstring ("1 invalid sample, treated as silence: the readings are incomplete"));
    CHECK (bannerOf (snapshot)->severity == Severity::caution);

    snapshot.ofPass.invalidSamples = 1200;
    CHECK_THAT (bannerOf (snapshot)->text, ContainsSubstring ("invalid samples"));

    snapshot.healthOfPass.lostSeconds = 0.012;
    CHECK_THAT (bannerOf (snapshot)->text, ContainsSubstring ("Lost 12 ms"));
}

TEST_CASE ("a sample rate change is reported, and lost audio takes precedence")
{
    auto snapshot = heard (10.0);
    snapshot.health.sampleRateBefore = 44100.0;
    CHECK (
        bannerOf (snapshot)->text
        == "The sample rate changed from 44.1 kHz to 48 kHz, so a new measurement began. Play it again from the start.");

    snapshot.healthOfPass.lostSeconds = 0.012;
    CHECK_THAT (bannerOf (snapshot)->text, ContainsSubstring ("Lost 12 ms"));
}

TEST_CASE ("a pause is reported, but not as a warning")
{
    auto snapshot = heard (10.0);
    snapshot.isPaused = true;

    const auto banner = bannerOf (snapshot);
    REQUIRE (banner.has_value());
    CHECK (banner->severity == Severity::neutral);
    CHECK_FALSE (levelsAreLive (running(), snapshot));
}

TEST_CASE ("until there is sound to judge, the window says what it waits for")
{
    CHECK (standbyFor (SourceFacts {}, MeterSnapshot {}, Stage::mix)->headline == "Nothing to listen to");
    CHECK (standbyFor (waiting ({}), heard (0.0), Stage::mix)->headline == "Waiting for the device");
    CHECK (standbyFor (running(), heard (0.0), Stage::mix)->headline
           == "Connected. No sound yet: press play in your DAW.");
    CHECK_FALSE (standbyFor (running(), heard (0.0), Stage::recording).has_value());
    CHECK (standbyFor (running(), heard (0.0), Stage::streaming)->headline == "Connected. No sound yet.");
    CHECK (standbyFor (waiting ({}), heard (0.0), Stage::recording)->headline == "Waiting for the device");
    CHECK_FALSE (standbyFor (running(), heard (0.5), Stage::mix).has_value());
    CHECK_FALSE (standbyFor (waiting ({}), heard (0.5), Stage::mix).has_value());
}

TEST_CASE ("after 15 s of silence its likely causes appear, with a guide")
{
    auto silent = heard (0.0);
    silent.readings.secondsMeasured = 14.9;
    CHECK (standbyFor (running(), silent, Stage::mix)->headline == "Connected. No sound yet: press play in your DAW.");
    CHECK_FALSE (standbyFor (running(), silent, Stage::mix)->offersGuide);

    silent.readings.secondsMeasured = 15.1;
    CHECK (standbyFor (running(), silent, Stage::mix)->headline == "Connected, but still no sound");
    CHECK_THAT (standbyFor (running(), silent, Stage::mix)->text, ContainsSubstring ("plays to another device"));
    CHECK (standbyFor (running(), silent, Stage::mix)->offersGuide);
    CHECK (standbyFor (running(), silent, Stage::mix, { "It plays elsewhere.", "It is muted." })->text
           == "It plays elsewhere.\nIt is muted.");
    CHECK (standbyFor (SourceFacts {}, silent, Stage::mix)->offersGuide);
}

TEST_CASE ("levels of a stopped stream aren't shown as live")
{
    CHECK (levelsAreLive (running(), heard (1.0)));
    CHECK_FALSE (levelsAreLive (waiting ({}), heard (1.0)));
    CHECK_FALSE (levelsAreLive (SourceFacts {}, heard (1.0)));
}

TEST_CASE ("an unknown path has a badge")
{
    CHECK (showsPathBadge (running(), SignalPath::unknown));
    CHECK_FALSE (showsPathBadge (running(), SignalPath::floatingPoint));
    CHECK_FALSE (showsPathBadge (SourceFacts {}, SignalPath::unknown));
}

TEST_CASE ("a notice stays for 20 s or until the next message")
{
    Notice notice;
    CHECK_FALSE (notice.at (0.0));
    notice.say ("The report is in a.html.", Severity::good, 100.0);
    CHECK (notice.at (100.0) == Banner { Severity::good, "The report is in a.html." });
    CHECK (notice.at (119.9));
    CHECK_FALSE (notice.at (120.0));
    notice.say ("b", Severity::caution, 110.0);
    CHECK (notice.at (125.0) == Banner { Severity::caution, "b" });
}

TEST_CASE ("no peak is red beside a verdict that is not")
{
    test::FrameOf of { test::inOnePass (test::programmeWithTruePeak (1.1)), Stage::mix }; // between the samples
    CHECK (std::isinf (of.get().damageAboveDbtp()));
    of.snapshot.readings.samplesOverFullScale = of.snapshot.readings.pass->samplesOverFullScale = 9;
    CHECK (of.get().advice.severity == Severity::damage);
    CHECK (of.get().damageAboveDbtp() == 0.0);
    of.choices.exportFormat = ExportFormat::float32;
    CHECK (std::isinf (of.get().damageAboveDbtp()));
}

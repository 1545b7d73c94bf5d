#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <tuple>

using namespace twobus;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
/** A second pass of a passage whose true peak was beforeDbtp; since then its peak and loudness have moved by these
    amounts. */
MeterReadings replayed (double beforeDbtp, double peakChangeDb, double loudnessChangeDb)
{
    auto readings = inOnePass (programmeWithTruePeak (beforeDbtp + peakChangeDb));
    readings.previousPass = readings.pass;
    readings.previousPass->truePeakDbtp = beforeDbtp;
    readings.pass->number = 2;

    PassageMatch match;
    match.secondsMatched = 20.0;
    match.referencePass = 1;
    match.loudnessChangeDb = loudnessChangeDb;
    match.truePeakChangeDb = peakChangeDb;
    match.truePeakDbtp = beforeDbtp + peakChangeDb;
    match.referenceTruePeakDbtp = beforeDbtp;
    match.referencePassTruePeakDbtp = beforeDbtp;
    readings.passageMatch = match;
    return readings;
}

FollowUp followUp (const MeterReadings& readings, SignalPath path = SignalPath::floatingPoint, Stage stage = Stage::mix)
{
    Choices choices;
    choices.stage = stage;
    choices.path = path;
    const auto advice = advise ({ readings, choices, true, 0.0, std::nullopt });
    REQUIRE (advice.followUp.has_value());
    return *advice.followUp;
}
} // namespace

TEST_CASE ("following the trim counts as done on a direct port, and elsewhere if the fader did it")
{
    const auto readings = replayed (-0.4, -5.6, -5.6);
    CHECK (followUp (readings).kind == FollowUpKind::done);
    CHECK (followUp (readings).loudnessChangeDb == Approx (-5.6));
    CHECK (followUp (readings).truePeakDbtp == Approx (-6.0));
    CHECK_FALSE (followUp (readings).remainingTrimDb.has_value());

    for (const auto path : { SignalPath::unknown, SignalPath::fixedPoint, SignalPath::systemLimiter })
        CHECK (followUp (readings, path).kind == FollowUpKind::doneIfFader);
}

TEST_CASE ("nothing is done while the loudest place was not played again, though one almost as loud was")
{
    auto readings = replayed (2.3, -13.3, -13.3);
    readings.passageMatch->referencePassTruePeakDbtp = 2.4;
    readings.unreplayedMoment = UnreplayedMoment { 77.0, 1, 2.4, 0.0, 78.0 };
    Choices choices;
    const auto waiting = advise ({ readings, choices, true, 0.0, std::nullopt });
    CHECK (waiting.followUp->kind == FollowUpKind::changed);
    CHECK (waiting.coverage.notReplayed.has_value());

    // If the loudest was played again, nothing else has to be.
    readings.unreplayedMoment->truePeakDbtp = 2.2;
    const auto done = advise ({ readings, choices, true, 0.0, std::nullopt });
    CHECK (done.followUp->kind == FollowUpKind::doneIfFader);
    CHECK_FALSE (done.coverage.notReplayed.has_value());
}

TEST_CASE ("before the fader nothing is done by the fader: the change is reported, and no more")
{
    Choices choices;
    choices.path = SignalPath::floatingPoint;
    choices.isBeforeFader = true;
    const auto readings = replayed (-0.4, -5.6, -5.6);
    CHECK (advise ({ readings, choices, true, 0.0, std::nullopt }).followUp->kind == FollowUpKind::changed);
}

TEST_CASE ("it is never done beside a verdict that asks for a move: the fader moved while the pass played")
{
    auto readings = replayed (-0.4, -6.5, -6.5);
    readings.pass->truePeakDbtp = -0.4; // before the fader moved
    CHECK (followUp (readings).kind == FollowUpKind::changed);
    CHECK (advise ({ readings, {}, true, 0.0, std::nullopt }).verdict == Verdict::hot);

    readings.pass->truePeakDbtp = -3.0;
    CHECK (followUp (readings).kind == FollowUpKind::done);
}

TEST_CASE ("following part of the trim reports how much is missing")
{
    const auto advice = followUp (replayed (-0.4, -1.5, -1.5));
    CHECK (advice.kind == FollowUpKind::stillOver);
    CHECK (*advice.remainingTrimDb == Approx (-4.1));

    CHECK (followUp (replayed (-0.4, -2.6, -2.6)).kind == FollowUpKind::done);
    CHECK (followUp (replayed (-0.4, 1.0, 1.0)).kind == FollowUpKind::louder);
    CHECK (*followUp (replayed (-0.4, 1.0, 1.0)).remainingTrimDb == Approx (-6.6));
}

TEST_CASE ("ignoring the requested trim is reported")
{
    const auto advice = followUp (replayed (-0.4, 0.1, -0.1), SignalPath::unknown);
    CHECK (advice.kind == FollowUpKind::noChange);
    CHECK (*advice.remainingTrimDb == Approx (-5.7));
    CHECK (*followUp (replayed (-0.4, 0.1, -0.1)).remainingTrimDb == Approx (-5.7));
    CHECK (followUp (replayed (-0.4, -0.3, -0.3)).kind == FollowUpKind::stillOver);
}

TEST_CASE ("if peak and loudness change by more than 0.5 dB apart, something after the fader compresses")
{
    CHECK (followUp (replayed (-0.4, -3.0, -5.6)).kind == FollowUpKind::compressed);
    CHECK (followUp (replayed (-0.4, -5.6, -5.11)).kind == FollowUpKind::done);
    CHECK (followUp (replayed (-0.4, -5.6, -5.09)).kind == FollowUpKind::compressed);
}

TEST_CASE ("peaks that return after clipping ends aren't compression")
{
    auto readings = replayed (0.0, -3.5, -6.0);
    readings.passageMatch->wasReferenceClipped = true;
    CHECK (followUp (readings).kind == FollowUpKind::done);

    readings.passageMatch->wasReferenceClipped = false;
    CHECK (followUp (readings).kind == FollowUpKind::compressed);

    // Clipped earlier and turned down later: the level was fine, and only the peaks were not.
    readings = replayed (-5.8, -1.0, -4.0);
    readings.passageMatch->wasReferenceClipped = true;
    CHECK (followUp (readings).kind == FollowUpKind::reshaped);
}

TEST_CASE ("nothing is said to be unchanged while something newer is heard beside the pass")
{
    auto readings = replayed (-0.4, 0.0, 0.0);
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::noChange);

    readings.audition = *readings.pass;
    Choices choices;
    choices.path = SignalPath::floatingPoint;
    CHECK_FALSE (advise ({ readings, choices, true, 0.0, std::nullopt }).followUp);
}

TEST_CASE ("peaks that clipping cuts off now aren't compression after the fader")
{
    auto readings = replayed (-6.0, 1.0, 4.0);
    CHECK (followUp (readings).kind == FollowUpKind::compressed);

    readings.pass->ceilings.flatTopsBelowFullScale = 5; // even a few cut the highest peak off
    CHECK (followUp (readings).kind == FollowUpKind::reshaped);

    readings.pass->ceilings.flatTopsBelowFullScale = 0;
    readings.pass->flatRunsAtFullScale = readings.pass->topsAtFullScale = 40;
    readings.pass->samplesInFlatRuns = readings.pass->samplesInDeepRuns = 40;
    CHECK (followUp (readings).kind == FollowUpKind::reshaped);
}

TEST_CASE ("peak and loudness that move in opposite directions were not moved by a fader")
{
    CHECK (followUp (replayed (-5.8, 4.4, -1.8)).kind == FollowUpKind::reshaped);
    CHECK (followUp (replayed (-0.4, -2.8, 3.5)).kind == FollowUpKind::reshaped);
    CHECK (followUp (replayed (-6.0, 5.4, 0.0)).kind == FollowUpKind::reshaped); // a click was added
    CHECK (followUp (replayed (-0.4, 0.2, -1.8)).kind == FollowUpKind::compressed); // a limiter held the peak
    CHECK (followUp (replayed (-0.4, -5.4, 0.0)).kind == FollowUpKind::compressed); // a leveller held the loudness
}

TEST_CASE ("it is never done while the judged pass is clipped or squashed, whatever its level")
{
    auto readings = replayed (0.0, -5.8, -6.0);
    readings.passageMatch->wasReferenceClipped = true;
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::doneIfFader);

    const auto intact = readings;
    readings.pass->ceilings.flatTopsBelowFullScale = 1825;
    readings.pass->ceilings.flatTopSeconds = 0.5;
    readings.pass->ceilings.flatTopLevelDbfs = -6.0;
    readings.ceilings = readings.pass->ceilings;
    REQUIRE (advise ({ readings, {}, true, 0.0, std::nullopt }).verdict == Verdict::clipped);
    CHECK (followUp (readings).kind == FollowUpKind::changed);
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::changed);

    readings = intact;
    readings.pass->ceilings.pinnedSeconds = readings.ceilings.pinnedSeconds = 20.0;
    readings.pass->ceilings.pinnedCeilingDb = readings.ceilings.pinnedCeilingDb = -6.0;
    readings.loudPartsPsrDb = 6.0;
    REQUIRE (advise ({ readings, {}, true, 0.0, std::nullopt }).verdict == Verdict::squashed);
    CHECK (followUp (readings).kind == FollowUpKind::changed);
}

TEST_CASE ("without a requested trim only the change is reported")
{
    CHECK (followUp (replayed (-8.0, -2.0, -2.0)).kind == FollowUpKind::changed);
    CHECK (followUp (replayed (-8.0, 0.0, 0.0)).kind == FollowUpKind::changed);
}

TEST_CASE ("the follow-up waits until the loudest part of the pass it was heard in is played again")
{
    const auto isSilent = [] (const MeterReadings& readings) {
        return ! advise ({ readings, {}, true, 0.0, std::nullopt }).followUp.has_value();
    };

    auto readings = replayed (-9.0, 0.0, 0.0);
    readings.passageMatch->referencePassTruePeakDbtp = -0.4;
    CHECK (isSilent (readings));

    readings.passageMatch->referenceTruePeakDbtp = -0.8;
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::noChange);

    // The pass before the last one too, and one of which nobody knows how loud it was.
    readings.passageMatch->referenceTruePeakDbtp = -9.0;
    readings.previousPass->number = 7;
    CHECK (isSilent (readings));
    readings.passageMatch->referencePassTruePeakDbtp.reset();
    CHECK (isSilent (readings));
}

TEST_CASE ("it is done only if the loudest peak itself was played again and meets the limit")
{
    // The loudest of this passage is fine, but the pass had a peak that was 0.4 dB louder.
    auto readings = replayed (-0.4, -2.8, -2.8);
    CHECK (followUp (readings).kind == FollowUpKind::done);
    readings.passageMatch->referencePassTruePeakDbtp = 0.0;
    CHECK (followUp (readings).kind == FollowUpKind::changed);

    // Another pass of this song had a louder place, and nobody has played it again.
    readings = replayed (-0.4, -5.6, -5.6);
    readings.unreplayedMoment = UnreplayedMoment { 171.4, 1, 0.8 };
    CHECK (followUp (readings).kind == FollowUpKind::changed);
    readings.unreplayedMoment->truePeakDbtp = -0.4;
    CHECK (followUp (readings).kind == FollowUpKind::changed);
    readings.unreplayedMoment->truePeakDbtp = -0.5;
    CHECK (followUp (readings).kind == FollowUpKind::done);

    // A pass that shares nothing with it is perhaps another part of the song.
    readings.unreplayedMoment.reset();
    readings.passageMatch->elsewhereTruePeakDbtp = -3.0;
    CHECK (followUp (readings).kind == FollowUpKind::done);
    readings.passageMatch->elsewhereTruePeakDbtp = -2.9;
    CHECK (followUp (readings).kind == FollowUpKind::changed);
}

TEST_CASE ("once the fader has moved, the pass no longer says that it didn't")
{
    auto readings = replayed (-0.4, 0.0, 0.0);
    readings.pass->isRunning = true;
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::noChange);
    readings.recentTruePeakDbtp = -6.0;
    CHECK_FALSE (advise ({ readings, {}, true, 0.0, std::nullopt }).followUp.has_value());

    // After the end it says one of the two, and most songs end quietly.
    readings.pass->isRunning = false;
    const auto ended = advise ({ readings, {}, true, 0.0, std::nullopt });
    REQUIRE (ended.followUp.has_value());
    CHECK (ended.followUp->kind == FollowUpKind::changed); // nothing about the fader
    CHECK_FALSE (ended.recentTruePeakDbtp.has_value());

    // What was played since is newer than the last 10 s.
    readings.passageMatch->loudnessChangeDb = readings.passageMatch->truePeakChangeDb = -0.5;
    CHECK (advise ({ readings, {}, true, 0.0, std::nullopt }).recentTruePeakDbtp.has_value());
    readings.audition = PassReadings {};
    CHECK_FALSE (advise ({ readings, {}, true, 0.0, std::nullopt }).recentTruePeakDbtp.has_value());
    readings.audition.reset();

    // It moved in another stretch of the same passage: what was said compares with the past.
    readings = replayed (-0.4, 0.0, 0.0);
    readings.passageMatch->hasMovedSince = true;
    CHECK_FALSE (advise ({ readings, {}, true, 0.0, std::nullopt }).followUp.has_value());
}

TEST_CASE ("whether the fader is heard is doubted only until it was heard")
{
    auto readings = replayed (-0.4, 0.0, 0.0);
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::noChange);
    CHECK (followUp (readings, SignalPath::floatingPoint).kind == FollowUpKind::changed); // a port of the DAW itself
    readings.passageMatch->isMoveKnown = true;
    CHECK (followUp (readings, SignalPath::unknown).kind == FollowUpKind::changed);

    readings.pass->isRunning = true;
    readings.recentTruePeakDbtp = -6.0;
    CHECK_FALSE (advise ({ readings, {}, true, 0.0, std::nullopt }).followUp.has_value());
}

TEST_CASE ("a master is compared with its ceiling")
{
    auto readings = replayed (0.2, -1.3, -1.3);
    readings.integratedLufs = readings.pass->integratedLufs = -16.0;
    CHECK (followUp (readings, SignalPath::floatingPoint, Stage::finishedMaster).kind == FollowUpKind::done);
}

TEST_CASE ("files and recordings have no follow-up")
{
    const auto readings = replayed (-0.4, -5.6, -5.6);
    CHECK_FALSE (advise ({ readings, {}, false, 0.0, std::nullopt }).followUp.has_value());

    Choices recording;
    recording.stage = Stage::recording;
    CHECK_FALSE (advise ({ readings, recording, true, 0.0, std::nullopt }).followUp.has_value());
}

TEST_CASE ("the verdict covers the current pass, and names the part that wasn't played again")
{
    auto readings = replayed (-0.4, -5.6, -5.6);
    readings.truePeakDbtp = -0.4; // the peak of the whole session
    readings.unreplayedMoment = UnreplayedMoment { 171.4, 1, -0.4 };

    const auto advice = advise ({ readings, {}, true, 0.0, std::nullopt });
    CHECK (advice.verdict == Verdict::ready);
    REQUIRE (advice.coverage.notReplayed.has_value());
    CHECK (advice.coverage.notReplayed->seconds == Approx (171.4));

    // What to play again is 12 s long, which is enough to recognise it, and lies in its pass.
    readings.unreplayedMoment->passStartSeconds = 150.0;
    readings.unreplayedMoment->passLengthSeconds = 60.0;
    PlayerTimeline player;
    player.note (171.0, 81.0);
    auto again = advise ({ readings, {}, true, 0.0, std::nullopt, false, &player }).coverage.playAgain;
    CHECK (again.pass == 1);
    CHECK (again.fromSeconds == Approx (15.4));
    CHECK (again.toSeconds == Approx (27.4));
    CHECK (again.fromPlayerSeconds.value() == Approx (75.4));
    CHECK (again.toPlayerSeconds.value() == Approx (87.4));

    for (const auto& [seconds, from, to] :
         { std::tuple (152.0, 0.0, 12.0), std::tuple (208.0, 48.0, 60.0), std::tuple (150.0, 0.0, 12.0) })
    {
        readings.unreplayedMoment->seconds = seconds;
        again = advise ({ readings, {}, true, 0.0, std::nullopt }).coverage.playAgain;
        CHECK (again.fromSeconds == Approx (from).margin (1.0e-9));
        CHECK (again.toSeconds == Approx (to));
        CHECK_FALSE (again.fromPlayerSeconds.has_value());
    }

    readings.unreplayedMoment->truePeakDbtp = -1.0;
    CHECK_FALSE (advise ({ readings, {}, true, 0.0, std::nullopt }).coverage.notReplayed.has_value());
}

TEST_CASE ("a place that the player came to again is not asked for, though it was too short to be recognised")
{
    auto readings = replayed (-0.4, -5.6, -5.6);
    readings.unreplayedMoment = UnreplayedMoment { 20.0, 1, -0.4, 0.0, 60.0 };
    PlayerTimeline player;
    const auto isAskedFor = [&] {
        return advise ({ readings, {}, true, 0.0, std::nullopt, false, &player }).coverage.notReplayed.has_value();
    };

    for (auto seconds = 0.0; seconds < 60.0; seconds += 0.1)
        player.note (seconds, seconds);

    CHECK (isAskedFor());
    player.note (61.0, std::nullopt);

    for (auto seconds = 65.0; seconds < 70.0; seconds += 0.1)
        player.note (seconds, seconds - 47.0); // 18 to 23

    CHECK_FALSE (isAskedFor());
}

TEST_CASE ("a second chorus is not the passage played again")
{
    auto readings = replayed (-0.4, 0.2, 0.1);
    readings.pass->lengthSeconds = 60.0;
    auto& match = *readings.passageMatch;
    match.startSeconds = 110.0;
    match.referenceStartSeconds = 20.0;
    PlayerTimeline player;
    const auto isCompared = [&] (const PlayerTimeline* known) {
        return advise ({ readings, {}, true, 0.0, std::nullopt, false, known }).followUp.has_value();
    };
    const auto play = [&player] (double fromMeasured, double fromPlayer) {
        for (auto i = 0; i < 600; ++i)
            player.note (fromMeasured + 0.1 * i, fromPlayer + 0.1 * i);

        player.note (fromMeasured + 60.0, std::nullopt);
    };

    play (0.0, 0.0);
    play (100.0, 60.0);
    match.residualDb = 0.05; // the same audio, perhaps copied in the DAW
    CHECK (isCompared (nullptr));
    CHECK (isCompared (&player));
    match.residualDb = 0.36;
    CHECK_FALSE (isCompared (nullptr));
    CHECK_FALSE (isCompared (&player));

    // The same place after a change in the mix
    player.clear();
    play (0.0, 0.0);
    play (100.0, 10.0);
    CHECK (isCompared (&player));
    match.secondsMatched = 58.0;
    CHECK (isCompared (nullptr));
    match.secondsMatched = 20.0;
    match.loudnessChangeDb = -3.0;
    CHECK (isCompared (nullptr));
}

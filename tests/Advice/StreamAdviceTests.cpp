#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>

using namespace twobus;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
Choices streaming()
{
    Choices choices;
    choices.stage = Stage::streaming;
    return choices;
}

LastMinutes lastWith (std::optional<double> lufs, double dbtp) { return { 5, 300.0, lufs, dbtp }; }

Advice adviseOn (const LastMinutes& last, const MeterReadings& readings = inOnePass (programmeWithTruePeak (-0.4)),
                 double lostSeconds = 0.0, Choices choices = streaming())
{
    return advise ({ readings, choices, true, lostSeconds, std::nullopt, false, nullptr, last });
}
} // namespace

TEST_CASE ("a stream is judged by its last minutes beside the target, as shown to 0.1")
{
    struct Case
    {
        double lufs, dbtp;
        StreamState state;
        Verdict verdict;
        Severity severity;
    };

    const auto [lufs, dbtp, state, verdict, severity] =
        GENERATE (Case { -14.0, -1.0, StreamState::onTarget, Verdict::fineSoFar, Severity::good },
                  Case { -13.0, -3.0, StreamState::onTarget, Verdict::fineSoFar, Severity::good },
                  Case { -12.9, -3.0, StreamState::loud, Verdict::hot, Severity::caution },
                  Case { -15.0, -3.0, StreamState::onTarget, Verdict::fineSoFar, Severity::good },
                  Case { -15.1, -3.0, StreamState::quiet, Verdict::fineSoFar, Severity::caution },
                  Case { -14.0, -0.96, StreamState::onTarget, Verdict::fineSoFar, Severity::good },
                  Case { -14.0, -0.94, StreamState::overCeiling, Verdict::hot, Severity::caution },
                  Case { -8.0, 0.4, StreamState::overCeiling, Verdict::hot, Severity::caution });

    const auto advice = adviseOn (lastWith (lufs, dbtp));
    INFO ("loudness " << lufs << ", peak " << dbtp);
    REQUIRE (advice.stream.has_value());
    CHECK (advice.stream->state == state);
    CHECK (advice.verdict == verdict);
    CHECK (advice.severity == severity);
    CHECK (advice.stream->aboveTargetLu.value() == near (lufs + 14.0, 1.0e-9));
}

TEST_CASE ("a stream that was clipped in its last minutes is called clipped, unless that is intended")
{
    auto last = lastWith (-14.0, 0.4);
    last.clips = 66;
    last.secondsSinceClip = 12.0;
    const auto advice = adviseOn (last);
    CHECK (advice.verdict == Verdict::clipped);
    CHECK (advice.severity == Severity::damage);
    CHECK (advice.stream->state == StreamState::clipped);
    CHECK_FALSE (advice.trimDb);

    auto choices = streaming();
    choices.isClippedByChoice = true;
    CHECK (adviseOn (last, inOnePass (programmeWithTruePeak (-0.4)), 0.0, choices).stream->state
           == StreamState::overCeiling);

    last.clips = 0; // longer ago
    CHECK (adviseOn (last).stream->state == StreamState::overCeiling);
}

TEST_CASE ("a stream gets no move of the fader, no pass, no follow-up and never a ready")
{
    const auto all = { Verdict::ready, Verdict::tight, Verdict::incomplete };

    for (const auto lufs : { -30.0, -14.0, -5.0 })
        for (const auto dbtp : { -20.0, -0.5, 3.0 })
        {
            auto readings = inOnePass (programmeWithTruePeak (dbtp));
            readings.passageMatch = PassageMatch {};
            readings.audition = readings.pass;
            const auto advice = adviseOn (lastWith (lufs, dbtp), readings, 2.0);
            CHECK (std::find (all.begin(), all.end(), advice.verdict) == all.end());
            CHECK_FALSE (advice.trimDb.has_value());
            CHECK_FALSE (advice.optionalTrimDb.has_value());
            CHECK_FALSE (advice.followUp.has_value());
            CHECK_FALSE (advice.audition.has_value());
            CHECK_FALSE (advice.loudestSecondsIntoPass.has_value());
            CHECK (advice.lostSeconds == 2.0);
        }
}

TEST_CASE ("before a stream is heard, and after minutes of silence, there is nothing to judge")
{
    MeterReadings nothing;
    CHECK (adviseOn ({ 5, 0.0, {}, {} }, nothing).verdict == Verdict::listening);
    nothing.secondsSinceSignal = 6.0;
    CHECK (adviseOn ({ 5, 6.0, silenceDb, silenceDb }, nothing).verdict == Verdict::noSignal);

    auto brief = programmeWithTruePeak (-6.0);
    brief.secondsOfSignal = 2.0;
    brief.secondsSinceSignal = 0.0;
    CHECK (adviseOn ({ 5, 2.0, -14.0, -6.0 }, brief).verdict == Verdict::listening);
    CHECK (adviseOn ({ 5, 2.0, -14.0, 0.2 }, brief).verdict == Verdict::hot); // bad news is immediate

    auto past = programmeWithTruePeak (0.4);
    past.secondsSinceSignal = 400.0;
    const auto silent = adviseOn (lastWith (silenceDb, silenceDb), past);
    CHECK (silent.verdict == Verdict::noSignal);
    CHECK_FALSE (silent.stream.has_value());
}

TEST_CASE ("target and ceiling of a stream are the user's")
{
    auto choices = streaming();
    choices.streamTargetLufs = -23.0;
    choices.streamCeilingDbtp = -3.0;
    const auto advice = adviseOn (lastWith (-14.0, -2.0), programmeWithTruePeak (-2.0), 0.0, choices);
    CHECK (advice.stream->state == StreamState::overCeiling);
    CHECK (advice.stream->aboveTargetLu.value() == near (9.0, 1.0e-9));
    CHECK (advice.limitDbtp == -3.0);
    CHECK (warningLimitDbtp (choices, -14.0) == -3.0);
    CHECK (readyUpToDbtp (choices, -14.0) == -3.0);
    CHECK (advice.checks.front().kind == CheckKind::headroom);
    CHECK (advice.checks.front().limit == 3.0);
    CHECK (advice.checks.front().severity == Severity::caution);
}

TEST_CASE ("events over the limit are counted from the limit of the stage")
{
    CHECK (warningLimitDbtp ({}, -9.0) == -1.0);
    CHECK (warningLimitDbtp ({ Stage::finishedMaster }, -16.0) == -1.0);
    CHECK (warningLimitDbtp ({ Stage::finishedMaster }, -9.0) == -2.0);
    CHECK (warningLimitDbtp ({ Stage::recording }, std::nullopt) == -6.0);
    CHECK (warningLimitDbtp (streaming(), -9.0) == -1.0);
}

TEST_CASE ("a master has one ceiling: events over another are not told")
{
    auto readings = programmeWithTruePeak (-0.5);
    readings.integratedLufs = -9.0;
    readings.levelEvents.count = 3;
    readings.levelEvents.limitDbtp = -1.0;
    readings.levelEvents.highestDbtp = -0.5;
    readings = inOnePass (readings);
    const auto advice = [&readings] {
        return advise ({ readings, { Stage::finishedMaster }, true, 0.0, std::nullopt });
    };

    CHECK (advice().limitDbtp == -2.0);
    CHECK (advice().warning.count == 0);
    readings.levelEvents.limitDbtp = -2.0;
    CHECK (advice().warning.count == 3);
    CHECK (advice().warning.limitDbtp == advice().limitDbtp);
    CHECK (advice().warning.highestDbtp == -0.5);

    // -13.96 is shown as -14.0, which is not louder than that.
    readings.integratedLufs = readings.pass->integratedLufs = -13.96;
    CHECK (advice().limitDbtp == -1.0);
}

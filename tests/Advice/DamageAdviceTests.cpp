#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
Advice adviseFile (const MeterReadings& readings, Choices choices = {})
{
    return advise ({ readings, choices, false, 0.0, std::nullopt });
}

Choices intended()
{
    Choices choices;
    choices.isClippedByChoice = true;
    return choices;
}

MeterReadings clippedEarlier (double truePeakDbtp)
{
    auto readings = programmeWithTruePeak (truePeakDbtp);
    readings.ceilings.flatTopsBelowFullScale = 40;
    readings.ceilings.flatTopLevelDbfs = truePeakDbtp - 0.4;
    return readings;
}

MeterReadings pinned (double truePeakDbtp, double psrDb)
{
    auto readings = programmeWithTruePeak (truePeakDbtp);
    readings.ceilings.pinnedCeilingDb = truePeakDbtp - 0.2;
    readings.ceilings.pinnedSeconds = 60.0;
    readings.loudPartsPsrDb = psrDb;
    return readings;
}
} // namespace

TEST_CASE ("an earlier clip stays clipped, however low the fader")
{
    for (const auto truePeakDbtp : { -30.0, -12.0, -6.0, -2.0 })
    {
        const auto advice = adviseFile (clippedEarlier (truePeakDbtp));
        CHECK (advice.verdict == Verdict::clipped);
        CHECK (advice.cause == Cause::flatBelowFullScale);
        CHECK (advice.severity == Severity::damage);
        CHECK (*advice.trimDb == 0.0);
        CHECK (advice.evidence.flatTops == 40);
        CHECK (*advice.evidence.flatTopLevelDbfs == Approx (truePeakDbtp - 0.4));
    }
}

TEST_CASE ("an earlier clip that is also too hot asks for no move, since lowering it cannot help")
{
    const auto advice = adviseFile (clippedEarlier (-0.5));
    CHECK (*advice.trimDb == 0.0);
    CHECK_FALSE (advice.optionalTrimDb.has_value());
    CHECK (advice.verdict == Verdict::clipped);
}

TEST_CASE ("what is over 0 dBFS is not intact if it is flat up there")
{
    auto turnedUp = clippedEarlier (3.7); // flat at +3.3 dBFS
    turnedUp.samplesOverFullScale = 900;
    CHECK (adviseFile (turnedUp).verdict == Verdict::clipped);
    CHECK (adviseFile (turnedUp).cause == Cause::flatBelowFullScale);
    CHECK (adviseFile (turnedUp).severity == Severity::damage);
    CHECK (*adviseFile (turnedUp).trimDb == Approx (-9.7));

    Choices intended;
    intended.isClippedByChoice = true;
    CHECK (adviseFile (turnedUp, intended).verdict == Verdict::over);

    // Flat tops further down say nothing about the samples that are over.
    turnedUp.ceilings.flatTopLevelDbfs = -2.0;
    CHECK (adviseFile (turnedUp).verdict == Verdict::over);
    CHECK (adviseFile (turnedUp).cause == Cause::overFullScale);
}

TEST_CASE ("flat tops at full scale take precedence over lower ones")
{
    auto readings = clippedEarlier (0.0);
    readings.flatRunsAtFullScale = 3;
    const auto advice = adviseFile (readings);
    CHECK (advice.cause == Cause::flatAtFullScale);
    CHECK (advice.evidence.flatTops == 3);
    CHECK_FALSE (advice.evidence.flatTopLevelDbfs.has_value());
}

TEST_CASE ("a limiter at 0 dBFS that cuts a few of its tops isn't called clipped")
{
    auto readings = programmeWithTruePeak (0.0);
    readings.flatRunsAtFullScale = 15;
    readings.samplesInFlatRuns = readings.samplesInDeepRuns = 55;
    readings.topsAtFullScale = 2548;
    CHECK (adviseFile (readings).verdict == Verdict::hot);
    CHECK (adviseFile (readings).cause == Cause::clean);
    CHECK (adviseFile (readings).evidence.flatTops == 0);
    CHECK (advise ({ test::inOnePass (readings), {}, true, 0.0, std::nullopt }).verdict == Verdict::hot);

    readings.topsAtFullScale = 100;
    CHECK (adviseFile (readings).verdict == Verdict::clipped);
    CHECK (adviseFile (readings).evidence.flatTops == 15);
    CHECK (advise ({ test::inOnePass (readings), {}, true, 0.0, std::nullopt }).verdict == Verdict::clipped);
}

TEST_CASE ("a few short flat tops don't change the verdict, and a limiter is the more likely cause")
{
    auto few = programmeWithTruePeak (-6.0);
    few.ceilings.flatTopsBelowFullScale = 3;
    few.ceilings.flatTopSeconds = 0.0002;
    CHECK (adviseFile (few).verdict == Verdict::ready);
    CHECK (adviseFile (few).severity == Severity::good);
    CHECK (adviseFile (few).cause == Cause::flatBelowFullScale);
    CHECK (adviseFile (few).evidence.areFlatTopsHarmless);
    CHECK (*adviseFile (few).evidence.flatTopSeconds == 0.0002);

    auto underLimiter = pinned (-6.0, 6.0);
    underLimiter.ceilings.flatTopsBelowFullScale = 3;
    underLimiter.ceilings.flatTopSeconds = 0.0002;
    CHECK (adviseFile (underLimiter).verdict == Verdict::squashed);
    CHECK (adviseFile (underLimiter).cause == Cause::limiterPinned);
}

TEST_CASE ("a crushed mix that was turned down is squashed, not green")
{
    for (const auto truePeakDbtp : { -20.0, -6.0, -2.0 })
    {
        const auto advice = adviseFile (pinned (truePeakDbtp, 6.0));
        CHECK (advice.verdict == Verdict::squashed);
        CHECK (advice.severity == Severity::caution);
        CHECK (advice.cause == Cause::limiterPinned);
        CHECK (*advice.trimDb == 0.0);
    }
}

TEST_CASE ("too hot takes precedence over squashed, which is given as the cause")
{
    const auto advice = adviseFile (pinned (-0.3, 6.0));
    CHECK (advice.verdict == Verdict::hot);
    CHECK (advice.cause == Cause::limiterPinned);
    CHECK (*advice.trimDb == Approx (-5.7));
}

TEST_CASE ("a limiter that keeps the dynamics is named and doesn't change the verdict")
{
    const auto advice = adviseFile (pinned (-6.0, 8.0));
    CHECK (advice.verdict == Verdict::ready);
    CHECK (advice.cause == Cause::limiterPinned);

    auto unknown = pinned (-6.0, 8.0);
    unknown.loudPartsPsrDb.reset();
    CHECK (adviseFile (unknown).verdict == Verdict::ready);
}

TEST_CASE ("a low PSR without a limiter means a sustained sound, and is ready")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.loudPartsPsrDb = 3.0;
    CHECK (adviseFile (readings).verdict == Verdict::ready);
}

TEST_CASE ("an intended sound is ready and marked as intended, and its level is still judged")
{
    CHECK (adviseFile (clippedEarlier (-6.0), intended()).verdict == Verdict::ready);
    CHECK (adviseFile (clippedEarlier (-6.0), intended()).isByChoice);
    CHECK (adviseFile (pinned (-6.0, 6.0), intended()).verdict == Verdict::ready);
    CHECK (adviseFile (pinned (-6.0, 6.0), intended()).isByChoice);
    CHECK (adviseFile (clippedEarlier (-0.5), intended()).verdict == Verdict::hot);
    CHECK (*adviseFile (clippedEarlier (-0.5), intended()).trimDb == Approx (-5.5));

    auto atFullScale = programmeWithTruePeak (0.0);
    atFullScale.flatRunsAtFullScale = 12;
    CHECK (adviseFile (atFullScale, intended()).verdict == Verdict::hot);
    CHECK (*adviseFile (atFullScale, intended()).trimDb == Approx (-6.0));

    CHECK_FALSE (adviseFile (programmeWithTruePeak (-6.0), intended()).isByChoice);
}

TEST_CASE ("intending clipping doesn't cover samples over 0 dBFS")
{
    auto readings = programmeWithTruePeak (1.5);
    readings.samplesOverFullScale = 7;
    CHECK (adviseFile (readings, intended()).verdict == Verdict::over);
    CHECK (adviseFile (readings, intended()).severity == Severity::damage);
}

TEST_CASE ("a quiet mix is offered a gain only at 16 bits, and only up to the aim")
{
    Choices choices;
    CHECK_FALSE (adviseFile (programmeWithTruePeak (-20.34), choices).optionalTrimDb.has_value());

    choices.exportFormat = ExportFormat::integer16;
    CHECK (*adviseFile (programmeWithTruePeak (-20.34), choices).optionalTrimDb == Approx (14.3));
    CHECK_FALSE (adviseFile (programmeWithTruePeak (-17.0), choices).optionalTrimDb.has_value());
}

TEST_CASE ("an incomplete file has an incomplete verdict at any level, and bad news stays")
{
    const auto good = advise ({ programmeWithTruePeak (-6.0), {}, false, 0.0, std::nullopt, true });
    CHECK (good.verdict == Verdict::incomplete);
    CHECK (good.levelVerdict == Verdict::ready);
    CHECK (good.severity == Severity::caution);
    CHECK (good.isFileIncomplete);

    CHECK (advise ({ programmeWithTruePeak (-0.4), {}, false, 0.0, std::nullopt, true }).levelVerdict == Verdict::hot);
}

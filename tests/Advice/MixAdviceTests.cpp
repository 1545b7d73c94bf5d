#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
Advice adviseFile (const MeterReadings& readings, Choices choices = {})
{
    return advise ({ readings, choices, false, 0.0, std::nullopt });
}

Advice adviseLive (const MeterReadings& readings, std::optional<Verdict> previous = std::nullopt,
                   double lostSeconds = 0.0)
{
    return advise ({ inOnePass (readings), {}, true, lostSeconds, previous });
}
} // namespace

TEST_CASE ("a mix is judged by its true peak as shown, to 0.1 dB")
{
    struct Case
    {
        double truePeakDbtp;
        Verdict verdict;
        std::optional<double> trimDb, optionalTrimDb;
        Cause cause;
    };

    const auto [truePeakDbtp, verdict, trimDb, optionalTrimDb, cause] = GENERATE (
        Case { -6.0, Verdict::ready, 0.0, std::nullopt, Cause::clean },
        Case { -3.0, Verdict::ready, 0.0, std::nullopt, Cause::clean },
        Case { -2.96, Verdict::ready, 0.0, std::nullopt, Cause::clean },
        Case { -2.94, Verdict::tight, 0.0, -3.1, Cause::clean }, Case { -1.0, Verdict::tight, 0.0, -5.0, Cause::clean },
        Case { -0.9, Verdict::hot, -5.1, std::nullopt, Cause::clean },
        Case { -0.4, Verdict::hot, -5.6, std::nullopt, Cause::clean },
        Case { 0.31, Verdict::hot, -6.4, std::nullopt, Cause::interSample });

    const auto advice = adviseFile (programmeWithTruePeak (truePeakDbtp));
    CAPTURE (truePeakDbtp);
    CHECK (advice.verdict == verdict);
    CHECK (advice.cause == cause);
    REQUIRE (advice.trimDb.has_value());
    CHECK (*advice.trimDb == Approx (*trimDb));
    CHECK (advice.optionalTrimDb.has_value() == optionalTrimDb.has_value());

    if (optionalTrimDb)
        CHECK (*advice.optionalTrimDb == Approx (*optionalTrimDb));
}

TEST_CASE ("following the trim once ends at or below the aim, and the verdict is ready")
{
    for (auto truePeakDbtp = -0.94; truePeakDbtp < 8.0; truePeakDbtp += 0.0137)
    {
        auto readings = programmeWithTruePeak (truePeakDbtp);
        readings.samplesOverFullScale = truePeakDbtp > 0.2 ? 3 : 0;

        const auto trimDb = adviseFile (readings).trimDb;
        REQUIRE (trimDb.has_value());

        const auto after = truePeakDbtp + *trimDb;
        CAPTURE (truePeakDbtp, *trimDb, after);
        CHECK (after <= -6.0 + 0.005);
        CHECK (after > -6.1);
        CHECK (adviseFile (programmeWithTruePeak (after)).verdict == Verdict::ready);
    }
}

TEST_CASE ("music that never exceeds -40 dBTP arrives far too quiet, live and after 10 s of it")
{
    const auto adviseLive = [] (double dbtp, double secondsOfSignal, ExportFormat format) {
        auto readings = inOnePass (programmeWithTruePeak (dbtp));
        readings.pass->secondsOfSignal = secondsOfSignal;
        Choices choices;
        choices.exportFormat = format;
        return advise ({ readings, choices, true, 0.0, std::nullopt });
    };

    for (const auto format : { ExportFormat::integer16, ExportFormat::integer24 })
    {
        const auto advice = adviseLive (-47.0, 50.0, format);
        CHECK (advice.isFarTooQuiet);
        CHECK (advice.verdict == Verdict::fineSoFar);
        CHECK (advice.severity == Severity::caution);
        CHECK_FALSE (advice.optionalTrimDb);
        CHECK_FALSE (adviseLive (-47.0, 9.0, format).isFarTooQuiet);
        CHECK_FALSE (adviseLive (-40.0, 50.0, format).isFarTooQuiet);
        CHECK (adviseLive (-40.0, 50.0, format).verdict == Verdict::ready);
    }

    CHECK_FALSE (adviseFile (programmeWithTruePeak (-47.0)).isFarTooQuiet);
}

TEST_CASE ("the user chooses the aim")
{
    Choices choices;
    choices.aimDbtp = -3.0;
    CHECK (*adviseFile (programmeWithTruePeak (0.0), choices).trimDb == Approx (-3.0));
    choices.aimDbtp = -12.0;
    CHECK (*adviseFile (programmeWithTruePeak (0.0), choices).trimDb == Approx (-12.0));
}

TEST_CASE ("a mix more than 12 dB below the aim is ready, and quiet")
{
    CHECK (adviseFile (programmeWithTruePeak (-18.1)).isQuiet);
    CHECK_FALSE (adviseFile (programmeWithTruePeak (-17.9)).isQuiet);
    CHECK (adviseFile (programmeWithTruePeak (-18.1)).verdict == Verdict::ready);
}

TEST_CASE ("flat tops at full scale are damage at any level")
{
    auto readings = programmeWithTruePeak (0.8);
    readings.flatRunsAtFullScale = 12;
    readings.samplesAtFullScale = 60;

    const auto advice = adviseFile (readings);
    CHECK (advice.verdict == Verdict::clipped);
    CHECK (advice.cause == Cause::flatAtFullScale);
    CHECK (advice.severity == Severity::damage);
    CHECK (*advice.trimDb == -6.0);
}

TEST_CASE ("samples over 0 dBFS damage a fixed-point file and are intact in a float file")
{
    auto readings = programmeWithTruePeak (1.5);
    readings.samplesOverFullScale = readings.samplesAtFullScale = 7;

    Choices choices;
    choices.exportFormat = ExportFormat::integer24;
    CHECK (adviseFile (readings, choices).verdict == Verdict::over);
    CHECK (adviseFile (readings, choices).severity == Severity::damage);

    choices.exportFormat = ExportFormat::float32;
    CHECK (adviseFile (readings, choices).verdict == Verdict::over);
    CHECK (adviseFile (readings, choices).severity == Severity::caution);
    CHECK (adviseFile (readings, choices).cause == Cause::overFullScale);
    CHECK (*adviseFile (readings, choices).trimDb == Approx (-7.5));
}

TEST_CASE ("a finished master has a ceiling of -1 dBTP, or -2 if louder than -14 LUFS")
{
    Choices choices;
    choices.stage = Stage::finishedMaster;

    auto readings = programmeWithTruePeak (-1.0);
    readings.integratedLufs = -14.0;
    CHECK (adviseFile (readings, choices).verdict == Verdict::ready);

    readings.integratedLufs = -13.9;
    const auto loud = adviseFile (readings, choices);
    CHECK (loud.verdict == Verdict::hot);
    CHECK (loud.limitDbtp == -2.0);
    CHECK (*loud.trimDb == Approx (-1.0));
}

TEST_CASE ("a live mix is ready only after 30 s of signal and a finished pass")
{
    auto readings = programmeWithTruePeak (-8.0);
    CHECK (adviseLive (readings).verdict == Verdict::ready);

    readings.secondsSinceSignal = 1.9;
    CHECK (adviseLive (readings).verdict == Verdict::fineSoFar);
    CHECK (adviseLive (readings).isProvisional);
    CHECK_FALSE (adviseLive (readings).trimDb.has_value());

    readings.secondsSinceSignal = 5.0;
    readings.secondsOfSignal = 29.9;
    CHECK (adviseLive (readings).verdict == Verdict::fineSoFar);

    readings.secondsOfSignal = 2.9;
    CHECK (adviseLive (readings).verdict == Verdict::listening);
}

TEST_CASE ("a mix that is fine so far is known to have little room as soon as it has")
{
    for (const auto& [truePeakDbtp, isLittle] :
         { std::pair (-6.0, false), std::pair (-3.0, false), std::pair (-1.7, true) })
    {
        auto readings = programmeWithTruePeak (truePeakDbtp);
        readings.secondsSinceSignal = 0.0;
        CHECK (adviseLive (readings).verdict == Verdict::fineSoFar);
        CHECK (adviseLive (readings).hasLittleRoom == isLittle);
        readings.secondsSinceSignal = 5.0;
        CHECK_FALSE (adviseLive (readings).hasLittleRoom); // the verdict says it
    }
}

TEST_CASE ("bad news about a live mix is immediate")
{
    auto readings = programmeWithTruePeak (-0.5);
    readings.secondsOfSignal = 0.1;
    readings.secondsSinceSignal = 0.0;

    const auto advice = adviseLive (readings);
    CHECK (advice.verdict == Verdict::hot);
    CHECK (advice.isProvisional);
    CHECK (*advice.trimDb == Approx (-5.5));
}

TEST_CASE ("live, the level must drop 0.5 dB below a limit that was exceeded")
{
    CHECK (adviseLive (programmeWithTruePeak (-1.4), Verdict::hot).verdict == Verdict::hot);
    CHECK (adviseLive (programmeWithTruePeak (-1.5), Verdict::hot).verdict == Verdict::tight);
    CHECK (adviseLive (programmeWithTruePeak (-1.4), Verdict::tight).verdict == Verdict::tight);
    CHECK (adviseLive (programmeWithTruePeak (-3.4), Verdict::tight).verdict == Verdict::tight);
    CHECK (adviseLive (programmeWithTruePeak (-3.5), Verdict::tight).verdict == Verdict::ready);
    CHECK (adviseLive (programmeWithTruePeak (-3.4), Verdict::ready).verdict == Verdict::ready);
}

TEST_CASE ("a held verdict ends once the level is where its trim leads")
{
    Choices choices;
    choices.stage = Stage::finishedMaster;
    auto readings = programmeWithTruePeak (-1.3);
    readings.integratedLufs = -14.5;
    const auto advice = advise ({ inOnePass (readings), choices, true, 0.0, Verdict::hot });
    CHECK (advice.verdict == Verdict::ready);
    CHECK (*advice.trimDb == 0.0);

    choices = {};
    choices.aimDbtp = -3.0;
    CHECK (advise ({ inOnePass (programmeWithTruePeak (-3.3)), choices, true, 0.0, Verdict::tight }).verdict
           == Verdict::ready);
}

TEST_CASE ("unmeasured loudness isn't taken for low loudness")
{
    Choices choices;
    choices.stage = Stage::finishedMaster;
    auto readings = programmeWithTruePeak (-1.5);
    readings.integratedLufs.reset();
    CHECK (adviseFile (readings, choices).verdict == Verdict::hot);
    CHECK (adviseFile (readings, choices).limitDbtp == -2.0);
}

TEST_CASE ("audio of invalid samples alone is incomplete, not silent")
{
    auto readings = programmeWithTruePeak (-INFINITY);
    readings.secondsOfSignal = 0.0;
    readings.invalidSamples = 480000;
    CHECK (adviseFile (readings).verdict == Verdict::incomplete);
}

TEST_CASE ("a mix without signal isn't ready")
{
    MeterReadings silence;
    silence.framesMeasured = 480000;
    silence.secondsMeasured = silence.secondsSinceSignal = 10.0;
    silence.truePeakDbtp = silence.samplePeakDbfs = -INFINITY;
    silence.integratedLufs = -INFINITY;
    silence.numChannels = 2;

    CHECK (adviseFile (silence).verdict == Verdict::noSignal);
    CHECK (adviseLive (silence).verdict == Verdict::noSignal);

    silence.secondsMeasured = silence.secondsSinceSignal = 4.9;
    CHECK (adviseLive (silence).verdict == Verdict::listening);
    CHECK (adviseLive ({}).verdict == Verdict::listening);
    CHECK_FALSE (adviseLive ({}).trimDb.has_value());
}

TEST_CASE ("lost or invalid audio makes any verdict incomplete, and the level advice stays")
{
    const auto lost = adviseLive (programmeWithTruePeak (-8.0), std::nullopt, 0.012);
    CHECK (lost.verdict == Verdict::incomplete);
    CHECK (lost.levelVerdict == Verdict::ready);
    CHECK (lost.severity == Severity::caution);

    auto invalid = programmeWithTruePeak (-0.4);
    invalid.invalidSamples = 1;
    CHECK (adviseFile (invalid).verdict == Verdict::incomplete);
    CHECK (adviseFile (invalid).levelVerdict == Verdict::hot);
    CHECK (*adviseFile (invalid).trimDb == Approx (-5.6));

    invalid.flatRunsAtFullScale = 1;
    CHECK (adviseFile (invalid).severity == Severity::damage);
}

TEST_CASE ("the same readings give the same advice")
{
    const auto readings = programmeWithTruePeak (-0.4);
    const auto a = adviseFile (readings), b = adviseFile (readings);
    CHECK (a.verdict == b.verdict);
    CHECK (a.trimDb == b.trimDb);
    CHECK (a.checks.size() == b.checks.size());
}

TEST_CASE ("only verdicts that need work ask for a fix")
{
    for (const auto verdict :
         { Verdict::incomplete, Verdict::clipped, Verdict::over, Verdict::hot, Verdict::squashed, Verdict::noSignal })
        CHECK (needsFix (verdict));

    for (const auto verdict : { Verdict::tight, Verdict::ready, Verdict::fineSoFar, Verdict::listening })
        CHECK_FALSE (needsFix (verdict));
}

TEST_CASE ("a hot mix has two trims: one that reaches the aim, and a smaller one that suffices")
{
    const auto hot = adviseFile (programmeWithTruePeak (-0.4));
    CHECK (*hot.trimDb == Approx (-5.6));
    CHECK (hot.enoughTrimDb.value() == Approx (-2.6));

    Choices choices;
    choices.aimDbtp = -3.0; // the aim itself is just enough
    CHECK_FALSE (adviseFile (programmeWithTruePeak (-0.4), choices).enoughTrimDb);
    CHECK (adviseFile (programmeWithTruePeak (-2.0)).enoughTrimDb.value() == Approx (-1.0)); // of the optional trim
    CHECK_FALSE (adviseFile (programmeWithTruePeak (-3.0)).enoughTrimDb);

    choices.stage = Stage::finishedMaster;
    CHECK_FALSE (adviseFile (programmeWithTruePeak (0.4), choices).enoughTrimDb);
}

TEST_CASE ("a master that is only just loud has two trims: to the lower ceiling, and to where that no longer applies")
{
    Choices choices;
    choices.stage = Stage::finishedMaster;
    auto master = programmeWithTruePeak (-0.7);
    master.integratedLufs = -13.6;
    const auto advice = adviseFile (master, choices);
    CHECK (advice.verdict == Verdict::hot);
    CHECK (*advice.trimDb == Approx (-1.3));
    REQUIRE (advice.enoughTrimDb.has_value());
    CHECK (*advice.enoughTrimDb == Approx (-0.4));

    // Following the smaller one once is enough, also where its size comes from the peak.
    for (const auto lufs : { -13.94, -13.9, -13.6, -13.2 })
        for (const auto peakDbtp : { -0.9, -0.7, -0.2, 0.8 })
        {
            CAPTURE (lufs, peakDbtp);
            auto loud = programmeWithTruePeak (peakDbtp);
            loud.integratedLufs = lufs;
            const auto enough = adviseFile (loud, choices).enoughTrimDb;
            REQUIRE (enough.has_value());
            auto trimmed = programmeWithTruePeak (peakDbtp + *enough);
            trimmed.integratedLufs = lufs + *enough;
            CHECK (adviseFile (trimmed, choices).verdict == Verdict::ready);
        }

    master.integratedLufs = -12.0; // to -14 LUFS it is further than to the lower ceiling
    CHECK_FALSE (adviseFile (master, choices).enoughTrimDb);
    master.integratedLufs = -14.0; // not louder
    CHECK_FALSE (adviseFile (master, choices).enoughTrimDb);
    master.integratedLufs = -13.6;
    master.ceilings.pinnedCeilingDb = -0.7; // a limiter's ceiling is to be lowered
    CHECK_FALSE (adviseFile (master, choices).enoughTrimDb);
}

TEST_CASE ("a hot pass stays hot when its last 10 s aren't, and both are reported")
{
    auto readings = inOnePass (programmeWithTruePeak (-0.4));
    readings.pass->isRunning = true;
    readings.recentTruePeakDbtp = -6.1;
    const auto advice = [&] { return advise ({ readings, {}, true, 0.0, std::nullopt }); };
    CHECK (advice().verdict == Verdict::hot);
    CHECK (advice().recentTruePeakDbtp == -6.1);

    readings.recentTruePeakDbtp = -2.0;
    CHECK_FALSE (advice().recentTruePeakDbtp);

    // The trim does not know of a fader that moved, so this stays when the pass ends.
    readings.recentTruePeakDbtp = -6.1;
    CHECK (advice().isPassRunning);
    readings.pass->isRunning = false;
    CHECK (advice().recentTruePeakDbtp == -6.1);
    CHECK_FALSE (advice().isPassRunning);
    CHECK_FALSE (advise ({ readings, {}, false, 0.0, std::nullopt }).recentTruePeakDbtp);

    // With little room it takes a larger step, as no verse makes it.
    readings = inOnePass (programmeWithTruePeak (-1.8));
    readings.recentTruePeakDbtp = -7.7;
    CHECK (advice().verdict == Verdict::tight);
    CHECK_FALSE (advice().recentTruePeakDbtp);
    readings.recentTruePeakDbtp = -7.8;
    CHECK (advice().recentTruePeakDbtp == -7.8);
    readings.pass->isRunning = true;
    CHECK (advice().verdict == Verdict::fineSoFar);
    CHECK (advice().recentTruePeakDbtp == -7.8);
    readings = inOnePass (programmeWithTruePeak (-0.4));
    readings.recentTruePeakDbtp = -6.1;

    Choices ofMaster; // nobody moves a fader while it plays
    ofMaster.stage = Stage::finishedMaster;
    CHECK_FALSE (advise ({ readings, ofMaster, true, 0.0, std::nullopt }).recentTruePeakDbtp);
    CHECK_FALSE (advise ({ inOnePass (programmeWithTruePeak (-6.0)), {}, true, 0.0, std::nullopt }).recentTruePeakDbtp);
}

TEST_CASE ("the last time over the limit is when it was over last, not when that event began")
{
    auto readings = inOnePass (programmeWithTruePeak (0.4));
    readings.pass->startSeconds = 100.0;
    readings.levelEvents.count = 2;
    readings.levelEvents.limitDbtp = -1.0;
    readings.levelEvents.numNewest = 2;
    readings.levelEvents.newest[0] = { 122.0, 18.0, 0.4, 1 };
    readings.levelEvents.newest[1] = { 105.0, 0.5, -0.5, 0 };
    const auto warning = advise ({ readings, {}, true, 0.0, std::nullopt }).warning;
    CHECK (warning.lastSeconds.value() == Approx (140.0));
    CHECK (warning.lastSecondsIntoPass.value() == Approx (40.0));
}

TEST_CASE ("an audition appears beside the verdict and doesn't change it")
{
    auto readings = inOnePass (programmeWithTruePeak (-6.0));
    const auto verdict = advise ({ readings, {}, true, 0.0, std::nullopt }).verdict;

    readings.audition = *readings.pass;
    readings.audition->number = 2;
    readings.audition->lengthSeconds = 6.0;
    readings.audition->secondsOfSignal = 2.0; // with rests between the hits
    readings.audition->truePeakDbtp = 1.2;
    readings.audition->samplesOverFullScale = 12;
    const auto advice = advise ({ readings, {}, true, 0.0, std::nullopt });
    CHECK (advice.verdict == verdict);
    REQUIRE (advice.audition);
    CHECK (advice.audition->secondsPlayed == 6.0);
    CHECK (advice.audition->samplesOverFullScale == 12);
}

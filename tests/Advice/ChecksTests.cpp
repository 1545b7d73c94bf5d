#include "Advice/Checks.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
Check find (const MeterReadings& readings, CheckKind kind, const Choices& choices = {})
{
    const auto checks = checksOf ({ readings, choices, false, 0.0, std::nullopt });
    const auto found =
        std::find_if (checks.begin(), checks.end(), [kind] (const Check& check) { return check.kind == kind; });
    REQUIRE (found != checks.end());
    return *found;
}
} // namespace

TEST_CASE ("headroom is the distance from the true peak to 0 dBTP")
{
    CHECK (*find (programmeWithTruePeak (-0.4), CheckKind::headroom).value == Approx (0.4));
    CHECK (find (programmeWithTruePeak (-0.4), CheckKind::headroom).severity == Severity::caution);
    CHECK (find (programmeWithTruePeak (-1.0), CheckKind::headroom).severity == Severity::neutral);

    // As the verdict: red where samples over full scale would be cut off.
    auto over = programmeWithTruePeak (0.6);
    over.samplesOverFullScale = 9;
    CHECK (find (over, CheckKind::headroom).severity == Severity::damage);
    Choices inFloat;
    inFloat.exportFormat = ExportFormat::float32;
    CHECK (find (over, CheckKind::headroom, inFloat).severity == Severity::caution);
    CHECK (find (programmeWithTruePeak (-3.0), CheckKind::headroom).severity == Severity::good);
    CHECK_FALSE (find (programmeWithTruePeak (-INFINITY), CheckKind::headroom).value.has_value());
}

TEST_CASE ("headroom is damage where the verdict is clipped and the peaks are over 0 dBTP, as the true peak is shown")
{
    auto clipped = programmeWithTruePeak (0.3);
    clipped.flatRunsAtFullScale = 18;
    clipped.samplesInFlatRuns = clipped.samplesInDeepRuns = clipped.topsAtFullScale = 80;
    CHECK (find (clipped, CheckKind::headroom).severity == Severity::damage);

    Choices byChoice;
    byChoice.isClippedByChoice = true;
    CHECK (find (clipped, CheckKind::headroom, byChoice).severity == Severity::caution);

    clipped.truePeakDbtp = 0.0; // nothing is over
    CHECK (find (clipped, CheckKind::headroom).severity == Severity::caution);
    CHECK (find (programmeWithTruePeak (0.3), CheckKind::headroom).severity == Severity::caution); // between samples
}

TEST_CASE ("a master and a stream have a ceiling, and below it headroom is never neutral")
{
    const auto severityAt = [] (Stage stage, double truePeakDbtp) {
        Choices choices;
        choices.stage = stage;
        const auto readings = programmeWithTruePeak (truePeakDbtp);
        return checksOf ({ readings, choices, false, 0.0, std::nullopt }).front().severity;
    };

    for (const auto stage : { Stage::finishedMaster, Stage::streaming })
    {
        CHECK (severityAt (stage, -1.0) == Severity::good);
        CHECK (severityAt (stage, -0.9) == Severity::caution);
    }

    for (const auto stage : { Stage::recording, Stage::mix })
    {
        CHECK (severityAt (stage, -2.0) == Severity::neutral);
        CHECK (severityAt (stage, -0.9) == Severity::caution);
    }
}

TEST_CASE ("the mono fold-down follows from the correlation and needs 10 s")
{
    auto readings = programmeWithTruePeak (-6.0);

    readings.correlation = 1.0;
    CHECK (*find (readings, CheckKind::monoFoldDown).value == near (0.0, 1e-9));

    readings.correlation = 0.0;
    CHECK (*find (readings, CheckKind::monoFoldDown).value == near (-3.0103, 1e-4));
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::good);

    readings.correlation = -0.5;
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::caution);

    readings.secondsOfSignal = 9.9;
    CHECK_FALSE (find (readings, CheckKind::monoFoldDown).value.has_value());
}

TEST_CASE ("DC and balance are compared with their limits regardless of sign")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.dcOffsetPercent = -1.2;
    readings.balanceDb = -3.4;
    CHECK (find (readings, CheckKind::dcOffset).severity == Severity::caution);
    CHECK (find (readings, CheckKind::balance).severity == Severity::caution);

    readings.dcOffsetPercent = -0.9;
    readings.balanceDb = 2.9;
    CHECK (find (readings, CheckKind::dcOffset).severity == Severity::good);
    CHECK (find (readings, CheckKind::balance).severity == Severity::good);
}

TEST_CASE ("unmeasured readings are never called good")
{
    for (const auto& check : checksOf ({ MeterReadings(), {}, true, 0.0, std::nullopt }))
    {
        CHECK_FALSE (check.value.has_value());
        CHECK (check.severity == Severity::neutral);
    }
}

TEST_CASE ("loudness is informative: neutral, without a limit")
{
    const auto loudness = find (programmeWithTruePeak (-0.1), CheckKind::loudness);
    CHECK (loudness.severity == Severity::neutral);
    CHECK_FALSE (loudness.limit.has_value());
    CHECK (*loudness.value == -16.0);
}

TEST_CASE ("a low PSR warns only together with pinning or flat tops, and is never red")
{
    auto readings = programmeWithTruePeak (-6.0);
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::good);
    CHECK (find (readings, CheckKind::dynamics).isByEar);

    readings.loudPartsPsrDb = 5.0; // for example an organ
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::neutral);

    readings.ceilings.pinnedCeilingDb = -6.2;
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::caution);

    readings.ceilings.pinnedCeilingDb.reset();
    readings.ceilings.flatTopsBelowFullScale = 90;
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::caution);

    readings.loudPartsPsrDb.reset();
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::neutral);
}

TEST_CASE ("PLR has a limit only in a mix, and never warns")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.plrDb = 12.0;
    CHECK (find (readings, CheckKind::peakToLoudness).severity == Severity::good);
    CHECK (*find (readings, CheckKind::peakToLoudness).limit == 12.0);

    readings.plrDb = 4.0;
    readings.ceilings.pinnedCeilingDb = -6.2;
    CHECK (find (readings, CheckKind::peakToLoudness).severity == Severity::neutral);

    Choices master;
    master.stage = Stage::finishedMaster;
    const auto checks = checksOf ({ readings, master, false, 0.0, std::nullopt });
    CHECK (std::none_of (checks.begin(), checks.end(),
                         [] (const Check& check) { return check.kind == CheckKind::peakToLoudness && check.limit; }));
}

TEST_CASE ("a lossy file is never said to be free of flat tops")
{
    Choices lossy;
    lossy.path = SignalPath::lossyFile;
    const auto readings = programmeWithTruePeak (-6.0);
    const auto checks = checksOf ({ readings, lossy, false, 0.0, std::nullopt });
    CHECK (std::any_of (checks.begin(), checks.end(), [] (const Check& check) {
        return check.kind == CheckKind::clipping && ! check.value && check.severity == Severity::neutral;
    }));
}

TEST_CASE ("a few short flat tops are shown without a warning")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.ceilings.flatTopsBelowFullScale = 3;
    readings.ceilings.flatTopSeconds = 0.0002;
    CHECK (find (readings, CheckKind::clipping).severity == Severity::neutral);
    CHECK (*find (readings, CheckKind::clipping).value == 3.0);

    readings.loudPartsPsrDb = 5.0;
    CHECK (find (readings, CheckKind::dynamics).severity == Severity::neutral);
}

TEST_CASE ("the check and the verdict count the same flat tops")
{
    auto readings = programmeWithTruePeak (0.0);
    readings.flatRunsAtFullScale = 18;
    readings.samplesInFlatRuns = readings.samplesInDeepRuns = readings.topsAtFullScale = 90;
    readings.ceilings.flatTopsBelowFullScale = 10;
    const auto evidence = advise ({ readings, {}, false, 0.0, std::nullopt }).evidence;
    CHECK (evidence.flatTops == 18);
    CHECK (*find (readings, CheckKind::clipping).value == 18.0);
}

TEST_CASE ("a mono mix on two sides is said to be mono, which is neither good nor bad")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.balanceDb = 0.0;
    readings.correlation = 1.0;
    CHECK (find (readings, CheckKind::balance).isOfMono);
    CHECK (find (readings, CheckKind::balance).severity == Severity::neutral);

    readings.correlation = 0.999; // nearly mono
    CHECK_FALSE (find (readings, CheckKind::balance).isOfMono);
    CHECK (find (readings, CheckKind::balance).severity == Severity::good);
    readings.correlation = 1.0;
    readings.balanceDb = 0.4; // off the middle
    CHECK_FALSE (find (readings, CheckKind::balance).isOfMono);
}

TEST_CASE ("flat tops are damage at any level unless they are intended")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.ceilings.flatTopsBelowFullScale = 90;
    CHECK (find (readings, CheckKind::clipping).severity == Severity::damage);
    CHECK (*find (readings, CheckKind::clipping).value == 90.0);

    Choices intended;
    intended.isClippedByChoice = true;
    const auto checks = checksOf ({ readings, intended, false, 0.0, std::nullopt });
    CHECK (std::none_of (checks.begin(), checks.end(), [] (const Check& check) {
        return check.severity == Severity::damage || check.severity == Severity::caution;
    }));
}

TEST_CASE ("the balance of the first seconds is no reason to look, unless a side is silent")
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.balanceDb = 4.5;
    readings.secondsOfSignal = 12.0;
    CHECK (find (readings, CheckKind::balance).severity == Severity::caution);
    readings.secondsOfSignal = 1.0;
    CHECK (find (readings, CheckKind::balance).severity == Severity::neutral);
    readings.balanceDb = INFINITY;
    CHECK (find (readings, CheckKind::balance).severity == Severity::caution);
}

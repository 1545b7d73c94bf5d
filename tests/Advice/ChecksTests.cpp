#include "Advice/Checks.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
Check find (const MeterReadings& readings, CheckKind kind)
{
    const auto checks = checksOf ({ readings, {}, false, 0.0, std::nullopt });
    const auto found = std::find_if (checks.begin(), checks.end(), [kind] (const Check& check) { return check.kind == kind; });
    REQUIRE (found != checks.end());
    return *found;
}
} // namespace

TEST_CASE ("headroom is counted from the true peak to 0 dBTP")
{
    CHECK (*find (programmeWithTruePeak (-0.4), CheckKind::headroom).value == Approx (0.4));
    CHECK (find (programmeWithTruePeak (-0.4), CheckKind::headroom).severity == Severity::caution);
    CHECK (find (programmeWithTruePeak (-1.0), CheckKind::headroom).severity == Severity::neutral);
    CHECK (find (programmeWithTruePeak (-3.0), CheckKind::headroom).severity == Severity::good);
    CHECK_FALSE (find (programmeWithTruePeak (-INFINITY), CheckKind::headroom).value.has_value());
}

TEST_CASE ("the mono fold-down follows from the correlation and needs 10 s")
{
    auto readings = programmeWithTruePeak (-6.0);

    readings.correlation = 1.0;
    CHECK (*find (readings, CheckKind::monoFoldDown).value == Approx (0.0).margin (1e-9));

    readings.correlation = 0.0;
    CHECK (*find (readings, CheckKind::monoFoldDown).value == Approx (-3.0103).margin (1e-4));
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::good);

    readings.correlation = -0.5;
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::caution);

    readings.secondsOfSignal = 9.9;
    CHECK_FALSE (find (readings, CheckKind::monoFoldDown).value.has_value());
}

TEST_CASE ("DC and balance are held against their limits by magnitude")
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

TEST_CASE ("nothing is called good that was not measured")
{
    for (const auto& check : checksOf ({ MeterReadings(), {}, true, 0.0, std::nullopt }))
    {
        CHECK_FALSE (check.value.has_value());
        CHECK (check.severity == Severity::neutral);
    }
}

TEST_CASE ("loudness and dynamics are information: without limit, neutral")
{
    for (const auto kind : { CheckKind::loudness, CheckKind::dynamics })
    {
        CHECK (find (programmeWithTruePeak (-0.1), kind).severity == Severity::neutral);
        CHECK_FALSE (find (programmeWithTruePeak (-0.1), kind).limit.has_value());
        CHECK (find (programmeWithTruePeak (-0.1), kind).value.has_value());
    }
}

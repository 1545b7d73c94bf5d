#include "Advice/Checks.h"

#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr double headroomLimitDb = 3.0;
constexpr double headroomHotDb = 1.0;
constexpr double monoLossLimitDb = -4.5;
constexpr double secondsForMono = 10.0;
constexpr double dcLimitPercent = 1.0;
constexpr double balanceLimitDb = 3.0;

Check headroom (const AdviceInput& input)
{
    const auto& readings = input.readings;
    const auto isMaster = input.choices.stage == Stage::finishedMaster;
    Check check { CheckKind::headroom, Severity::neutral, std::nullopt, isMaster ? -masterCeilingDbtp (readings) : headroomLimitDb };

    if (! readings.truePeakDbtp || std::isinf (*readings.truePeakDbtp))
        return check;

    check.value = 0.0 - *readings.truePeakDbtp;

    // A mix between the two limits is ready, with little room: neither a tick nor a warning.
    if (shownLevel (*check.value) >= *check.limit)
        check.severity = Severity::good;
    else if (isMaster || shownLevel (*check.value) < headroomHotDb)
        check.severity = Severity::caution;

    return check;
}

Check clipping (const MeterReadings& readings)
{
    Check check { CheckKind::clipping, Severity::neutral, std::nullopt, 0.0 };

    if (readings.framesMeasured == 0)
        return check;

    check.value = static_cast<double> (readings.flatRunsAtFullScale);
    check.severity = readings.flatRunsAtFullScale > 0 ? Severity::damage : Severity::good;
    return check;
}

/** For channels of equal power, (L + R) / 2 is 10 log10 ((1 + r) / 2) above their mean. */
Check monoFoldDown (const MeterReadings& readings)
{
    Check check { CheckKind::monoFoldDown, Severity::neutral, std::nullopt, monoLossLimitDb };

    if (! readings.correlation || readings.secondsOfSignal < secondsForMono)
        return check;

    check.value = 10.0 * std::log10 (std::fmax (0.0, (1.0 + *readings.correlation) / 2.0));
    check.severity = *check.value < monoLossLimitDb ? Severity::caution : Severity::good;
    return check;
}

Check limitedMagnitude (CheckKind kind, std::optional<double> value, double limit)
{
    Check check { kind, Severity::neutral, value, limit };

    if (value)
        check.severity = std::abs (*value) > limit ? Severity::caution : Severity::good;

    return check;
}

Check information (CheckKind kind, std::optional<double> value)
{
    return { kind, Severity::neutral, value && std::isfinite (*value) ? value : std::nullopt, std::nullopt };
}
} // namespace

std::vector<Check> checksOf (const AdviceInput& input)
{
    const auto& readings = input.readings;
    const auto hasSignal = readings.secondsOfSignal > 0.0;

    return { headroom (input),
             clipping (readings),
             information (CheckKind::dynamics, readings.psrMinDb),
             monoFoldDown (readings),
             limitedMagnitude (CheckKind::dcOffset, readings.dcOffsetPercent, dcLimitPercent),
             limitedMagnitude (CheckKind::balance, hasSignal ? readings.balanceDb : std::nullopt, balanceLimitDb),
             information (CheckKind::loudness, readings.integratedLufs) };
}
} // namespace twobus

#include "Advice/Checks.h"

#include "Advice/DynamicsLimits.h"
#include "Advice/JudgedProgramme.h"
#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"
#include "Core/Causes/HarmlessFlatTops.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr double headroomLimitDb = 3.0;
constexpr double headroomHotDb = 1.0;
constexpr double monoLossLimitDb = -4.5;
constexpr double secondsForMono = 10.0;
constexpr double balanceLimitDb = 3.0;

// At this correlation bass loses 4 dB in mono. Independent sides are not out of phase: over 10 s their correlation
// strays from 0 by 0.03 (one sigma), and none of the 197 recordings of TonalReference is below -0.15.
constexpr double bassOutOfPhaseBelow = -0.2;

// Live, an intro with little bass strays further (seen: -0.34 after 10 s of a song with +0.26). A side with the wrong
// polarity shows at once.
constexpr double secondsForAllBass = 30.0, earlyBassOutOfPhaseBelow = -0.5;

/** Flat tops that are called clipping: neither harmless ones nor those that the user has marked as intended. */
bool isClipped (const AdviceInput& input, const JudgedProgramme& programme) noexcept
{
    return ! input.choices.isClippedByChoice
           && (programme.flatTopsAtFullScale > 0 || hasDamagingFlatTops (programme.ceilings));
}

Check headroom (const AdviceInput& input, const JudgedProgramme& programme)
{
    const auto stage = input.choices.stage;
    const auto hasCeiling = stage == Stage::finishedMaster || stage == Stage::streaming;
    Check check { CheckKind::headroom, Severity::neutral, std::nullopt,
                  hasCeiling ? -readyUpToDbtp (input.choices, programme.integratedLufs) : headroomLimitDb };

    if (! programme.truePeakDbtp || std::isinf (*programme.truePeakDbtp))
        return check;

    check.value = 0.0 - *programme.truePeakDbtp;

    const auto isCutInExport = programme.samplesOverFullScale > 0 && ! keepsOversIntact (input.choices);
    const auto isCutOff = shownLevel (*check.value) < 0.0 && isClipped (input, programme);

    // A mix between the two limits is ready with little headroom: neither a tick nor a warning.
    if (shownLevel (*check.value) >= *check.limit)
        check.severity = Severity::good;
    else if (isCutInExport || isCutOff)
        check.severity = Severity::damage;
    else if (hasCeiling || shownLevel (*check.value) < headroomHotDb)
        check.severity = Severity::caution;

    return check;
}

/** Flat tops at any level. Harmless ones are shown without a warning, and so is clipping that the user has marked as
    intended. */
Check clipping (const AdviceInput& input, const JudgedProgramme& programme)
{
    Check check { CheckKind::clipping, Severity::neutral, std::nullopt, 0.0 };

    if (programme.secondsOfSignal <= 0.0)
        return check;

    const auto flatTops = programme.flatTops();

    // A lossy codec smears flat tops, so seeing none proves nothing.
    if (flatTops == 0 && input.choices.path == SignalPath::lossyFile)
        return check;

    check.value = static_cast<double> (flatTops);
    check.severity = flatTops == 0                  ? Severity::good
                     : isClipped (input, programme) ? Severity::damage
                                                    : Severity::neutral;
    return check;
}

Check dynamics (const AdviceInput& input, const JudgedProgramme& programme)
{
    Check check { CheckKind::dynamics, Severity::neutral, input.readings.loudPartsPsrDb, lowestLoudPartsPsrDb, true };
    const auto isHarmed = programme.ceilings.pinnedCeilingDb || programme.flatTopsAtFullScale > 0
                          || hasDamagingFlatTops (programme.ceilings);

    if (! check.value)
        return check;

    if (shownLevel (*check.value) >= lowestLoudPartsPsrDb)
        check.severity = Severity::good;
    else if (isHarmed && ! input.choices.isClippedByChoice)
        check.severity = Severity::caution;

    return check;
}

Check peakToLoudness (const AdviceInput& input)
{
    const auto& plrDb = input.readings.plrDb;
    const auto isMix = input.choices.stage == Stage::mix;
    Check check { CheckKind::peakToLoudness, Severity::neutral, plrDb,
                  isMix ? std::optional (lowestMixPlrDb) : std::nullopt, true };

    if (isMix && plrDb && shownLevel (*plrDb) >= lowestMixPlrDb)
        check.severity = Severity::good;

    return check;
}

/** For channels of equal power and correlation r, (L + R) / 2 lies 10 log10 ((1 + r) / 2) relative to their mean. */
Check monoFoldDown (const MeterReadings& readings)
{
    Check check { CheckKind::monoFoldDown, Severity::neutral, std::nullopt, monoLossLimitDb };

    if (! readings.correlation || readings.secondsOfSignal < secondsForMono)
        return check;

    check.value = 10.0 * std::log10 (std::fmax (0.0, (1.0 + *readings.correlation) / 2.0));
    check.severity = *check.value < monoLossLimitDb ? Severity::caution : Severity::good;
    return check;
}

/** Out-of-phase bass disappears when the sides are summed, and pushes one cone out while it pulls the other in. */
Check bassInMono (const AdviceInput& input)
{
    const auto& spectrum = input.readings.spectrum;
    const auto isEarly = input.isLive && spectrum.seconds < secondsForAllBass;
    Check check { CheckKind::bassInMono, Severity::neutral, std::nullopt,
                  isEarly ? earlyBassOutOfPhaseBelow : bassOutOfPhaseBelow };

    if (! spectrum.lowCorrelation || spectrum.seconds < secondsForMono)
        return check;

    check.value = spectrum.lowCorrelation;

    if (*check.value < *check.limit)
        check.severity = Severity::caution;
    else if (*check.value >= bassOutOfPhaseBelow)
        check.severity = Severity::good;

    return check;
}

/** Only for material that is certainly a mix: stereo, with sound in every region, which a single instrument doesn't
    have. Speech has too little bass to pass for a build-up. */
Check lowEnd (const MeterReadings& readings, const std::optional<TonalBalance>& balance)
{
    // Mono played on two sides has a correlation of 1, apart from noise added in production.
    constexpr auto dualMonoFrom = 0.999;
    Check check { CheckKind::lowEnd, Severity::neutral, std::nullopt, std::nullopt, true };
    check.isOfMono = balance && readings.correlation && *readings.correlation >= dualMonoFrom;

    if (! balance || ! readings.correlation || *readings.correlation >= dualMonoFrom)
        return check;

    check.value = lowEndAgainstRestDb (readings.spectrum);
    check.limit = highestUsualLowEndDb;
    check.severity = shownLevel (*check.value) > *check.limit ? Severity::caution : Severity::good;
    return check;
}

Check tonalBalance (const std::optional<TonalBalance>& balance)
{
    Check check { CheckKind::tonalBalance, Severity::neutral, std::nullopt, std::nullopt, true };

    if (! balance)
        return check;

    check.region = balance->standsOut;
    check.value = check.region ? balance->outsideDb[static_cast<std::size_t> (*check.region)] : 0.0;
    return check;
}

Check limitedMagnitude (CheckKind kind, std::optional<double> value, double limit)
{
    Check check { kind, Severity::neutral, value, limit };

    if (value)
        check.severity = std::abs (*value) > limit ? Severity::caution : Severity::good;

    return check;
}

/** Sides that are the same to the last bit, or nearly, are mono: that is neither good nor bad. */
Check balance (const MeterReadings& readings)
{
    constexpr auto sameFrom = 0.99999, evenUpToDb = 0.05;

    if (readings.secondsOfSignal <= 0.0)
        return { CheckKind::balance, Severity::neutral, std::nullopt, balanceLimitDb };

    auto check = limitedMagnitude (CheckKind::balance, readings.balanceDb, balanceLimitDb);
    check.isOfMono = readings.balanceDb && std::abs (*readings.balanceDb) < evenUpToDb
                     && readings.correlation.value_or (0.0) >= sameFrom;

    // The first seconds of a song say little, but a side that is silent is one at once.
    const auto isEarly = readings.secondsOfSignal < secondsForMono && ! std::isinf (readings.balanceDb.value_or (0.0));

    if (check.isOfMono || (isEarly && check.severity == Severity::caution))
        check.severity = Severity::neutral;

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
    const auto programme = judgedProgrammeOf (input);
    const auto tones = tonalBalanceOf (readings.spectrum);

    return { headroom (input, programme),
             clipping (input, programme),
             dynamics (input, programme),
             peakToLoudness (input),
             monoFoldDown (readings),
             bassInMono (input),
             lowEnd (readings, tones),
             tonalBalance (tones),
             limitedMagnitude (CheckKind::dcOffset, readings.dcOffsetPercent, dcLimitPercent),
             balance (readings),
             information (CheckKind::loudness, readings.integratedLufs) };
}
} // namespace twobus

#include "Advice/MixAdvice.h"

#include "Advice/ShownLevel.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double readyUpToDbtp = -3.0;
constexpr double tightUpToDbtp = -1.0;
constexpr double quietBelowAimDb = 12.0;
constexpr double hysteresisDb = 0.5;
constexpr double clippedTrimDb = -6.0;

constexpr double usualMasterCeiling = -1.0;
constexpr double loudMasterCeiling = -2.0;
constexpr double loudMasterLufs = -14.0;

constexpr double fewestSecondsOfSignal = 3.0;
constexpr double secondsForReady = 30.0;
constexpr double secondsOfSilenceThatEndAPass = 2.0;
constexpr double secondsUntilNoSignal = 5.0;

/** Rounded away from zero to 0.1 dB, but for a remainder below 0.005 dB: no meter is that exact, and a tone of
    -0.4 dBFS that measures -0.3999 should not ask for 5.7 dB. */
double roundedTrimDb (double trimDb) noexcept
{
    constexpr double remainderToIgnoreDb = 0.005;
    return -std::ceil ((-trimDb - remainderToIgnoreDb) * 10.0) / 10.0;
}

struct Limits
{
    double readyUpTo, tightUpTo, target;
};

Limits limitsFor (const AdviceInput& input) noexcept
{
    if (input.choices.stage == Stage::finishedMaster)
    {
        const auto ceiling = masterCeilingDbtp (input.readings);
        return { ceiling, ceiling, ceiling };
    }

    return { std::max (readyUpToDbtp, input.choices.aimDbtp), tightUpToDbtp, input.choices.aimDbtp };
}

Cause causeOf (const MeterReadings& readings) noexcept
{
    if (readings.flatRunsAtFullScale > 0)
        return Cause::flatAtFullScale;

    if (readings.samplesOverFullScale > 0)
        return Cause::overFullScale;

    if (shownLevel (*readings.truePeakDbtp) > 0.0)
        return Cause::interSample;

    return Cause::clean;
}

Verdict levelVerdictOf (const AdviceInput& input, const Limits& limits) noexcept
{
    const auto& readings = input.readings;

    if (readings.flatRunsAtFullScale > 0)
        return Verdict::clipped;

    if (readings.samplesOverFullScale > 0)
        return Verdict::over;

    const auto wasAtLeast = [&input] (Verdict verdict) { return input.isLive && input.previous && *input.previous <= verdict; };
    // A verdict that asks for a move is not held below the level that the move leads to.
    const auto heldDown = [&limits] (double limit) { return std::max (limit - hysteresisDb, limits.target); };
    const auto hotAbove = wasAtLeast (Verdict::hot) ? heldDown (limits.tightUpTo) : limits.tightUpTo;
    const auto tightAbove = wasAtLeast (Verdict::tight) ? heldDown (limits.readyUpTo) : limits.readyUpTo;

    const auto truePeakDbtp = shownLevel (*readings.truePeakDbtp);

    if (truePeakDbtp > hotAbove)
        return Verdict::hot;

    return truePeakDbtp > tightAbove ? Verdict::tight : Verdict::ready;
}

Severity severityOf (Verdict verdict, ExportFormat format) noexcept
{
    switch (verdict)
    {
        case Verdict::clipped: return Severity::damage;
        case Verdict::over: return format == ExportFormat::float32 ? Severity::caution : Severity::damage;
        case Verdict::hot:
        case Verdict::squashed:
        case Verdict::incomplete: return Severity::caution;
        case Verdict::tight:
        case Verdict::ready: return Severity::good;
        case Verdict::fineSoFar:
        case Verdict::listening:
        case Verdict::noSignal: return Severity::neutral;
    }

    return Severity::neutral;
}

/** Too little, or nothing, heard: what to say instead of a verdict. */
std::optional<Verdict> withoutEnough (const AdviceInput& input) noexcept
{
    const auto& readings = input.readings;

    if (readings.secondsOfSignal <= 0.0)
    {
        const auto isKnown = ! input.isLive || readings.secondsSinceSignal >= secondsUntilNoSignal;
        return isKnown ? Verdict::noSignal : Verdict::listening;
    }

    return std::nullopt;
}

bool passIsFinished (const AdviceInput& input) noexcept
{
    return ! input.isLive
           || (input.readings.secondsOfSignal >= secondsForReady
               && input.readings.secondsSinceSignal >= secondsOfSilenceThatEndAPass);
}

void addTrim (Advice& advice, double truePeakDbtp)
{
    const auto toLimit = roundedTrimDb (advice.limitDbtp - truePeakDbtp);

    switch (advice.verdict)
    {
        case Verdict::clipped: advice.trimDb = clippedTrimDb; break;
        case Verdict::over:
        case Verdict::hot: advice.trimDb = toLimit; break;

        case Verdict::tight:
            advice.trimDb = 0.0;
            advice.optionalTrimDb = toLimit;
            break;

        case Verdict::squashed:
        case Verdict::ready: advice.trimDb = 0.0; break;

        case Verdict::incomplete:
        case Verdict::fineSoFar:
        case Verdict::listening:
        case Verdict::noSignal: break;
    }
}
} // namespace

double masterCeilingDbtp (const MeterReadings& readings) noexcept
{
    // A loudness that was not measured is not taken for a low one.
    const auto isLoud = ! readings.integratedLufs || *readings.integratedLufs > loudMasterLufs;
    return isLoud ? loudMasterCeiling : usualMasterCeiling;
}

Advice adviseProgramme (const AdviceInput& input)
{
    const auto limits = limitsFor (input);

    Advice advice;
    advice.limitDbtp = limits.target;
    advice.isProvisional = ! passIsFinished (input);

    if (const auto missing = withoutEnough (input))
    {
        advice.verdict = *missing;
        advice.severity = severityOf (advice.verdict, input.choices.exportFormat);
        return advice;
    }

    const auto truePeakDbtp = *input.readings.truePeakDbtp;
    advice.verdict = levelVerdictOf (input, limits);
    advice.cause = causeOf (input.readings);
    advice.isQuiet = truePeakDbtp < limits.target - quietBelowAimDb;

    if (advice.isProvisional && (advice.verdict == Verdict::ready || advice.verdict == Verdict::tight))
        advice.verdict = input.readings.secondsOfSignal < fewestSecondsOfSignal ? Verdict::listening : Verdict::fineSoFar;

    advice.severity = severityOf (advice.verdict, input.choices.exportFormat);
    addTrim (advice, truePeakDbtp);
    return advice;
}
} // namespace twobus

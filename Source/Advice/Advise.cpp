#include "Advice/Advice.h"
#include "Advice/Checks.h"
#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"
#include "Advice/StreamAdvice.h"
#include "Advice/TrackingAdvice.h"
#include "Core/Causes/ClippedRuns.h"

#include <algorithm>

namespace twobus
{
namespace
{
std::optional<LoudestMoment> loudestMomentOf (const AdviceInput& input) noexcept
{
    const auto& pass = input.readings.pass;
    return input.isLive && pass && judgesPasses (input.choices.stage) ? pass->loudestMoment
                                                                      : input.readings.loudestMoment;
}

std::optional<double> loudestSecondsIntoPassOf (const AdviceInput& input) noexcept
{
    const auto& pass = input.readings.pass;
    const auto isOfPass = input.isLive && pass && pass->loudestMoment && judgesPasses (input.choices.stage);
    return isOfPass ? std::optional (pass->loudestMoment->seconds - pass->startSeconds) : std::nullopt;
}

/** highestDbtp covers only the newest events, because only those are kept. */
HeadroomWarning warningOf (const LevelEventReadings& events) noexcept
{
    HeadroomWarning warning { events.count, events.isOver, events.limitDbtp, std::nullopt, std::nullopt };

    for (std::size_t i = 0; i < events.numNewest; ++i)
    {
        const auto& event = events.newest[i];
        warning.lastSeconds = std::max (warning.lastSeconds.value_or (event.seconds), event.seconds);
        warning.highestDbtp = std::max (warning.highestDbtp.value_or (event.truePeakDbtp), event.truePeakDbtp);
    }

    return warning;
}

void addPlayerTimes (Advice& advice, const AdviceInput& input) noexcept
{
    if (! input.isLive)
        return;

    const auto playerSeconds = [&input] (std::optional<double> measuredSeconds) {
        return input.player != nullptr && measuredSeconds ? input.player->playerSecondsAt (*measuredSeconds)
                                                          : std::nullopt;
    };

    auto& warning = advice.warning;

    if (const auto& pass = input.readings.pass;
        pass && warning.lastSeconds && *warning.lastSeconds >= pass->startSeconds)
        warning.lastSecondsIntoPass = *warning.lastSeconds - pass->startSeconds;

    warning.lastPlayerSeconds = playerSeconds (warning.lastSeconds);

    if (advice.loudestMoment)
        advice.loudestPlayerSeconds = playerSeconds (advice.loudestMoment->seconds);

    auto& coverage = advice.coverage;

    if (! coverage.notReplayed)
        return;

    coverage.notReplayedPlayerSeconds = playerSeconds (coverage.notReplayed->seconds);

    if (const auto& before = input.readings.previousPass; before && before->number == coverage.notReplayed->pass)
        coverage.notReplayedSecondsIntoPass = coverage.notReplayed->seconds - before->startSeconds;
}

Coverage coverageOf (const AdviceInput& input) noexcept
{
    const auto& readings = input.readings;
    Coverage coverage { readings.secondsOfSignal, readings.longestPassSeconds, std::nullopt };

    if (input.isLive && judgesPasses (input.choices.stage) && readings.unreplayedMoment
        && shownLevel (readings.unreplayedMoment->truePeakDbtp)
               > hotAboveDbtp (input.choices.stage, readings.integratedLufs))
        coverage.notReplayed = readings.unreplayedMoment;

    return coverage;
}

Advice adviseStage (const AdviceInput& input)
{
    switch (input.choices.stage)
    {
        case Stage::recording: return adviseTracking (input);
        case Stage::streaming: return adviseStream (input);
        case Stage::mix:
        case Stage::finishedMaster: break;
    }

    return adviseProgramme (input);
}
} // namespace

Advice advise (const AdviceInput& input)
{
    auto advice = adviseStage (input);

    advice.isLive = input.isLive;
    advice.loudestMoment = loudestMomentOf (input);
    advice.loudestSecondsIntoPass = loudestSecondsIntoPassOf (input);
    advice.coverage = coverageOf (input);

    if (const auto& pass = input.readings.audition; pass && judgesPasses (input.choices.stage))
        advice.audition = Audition { pass->secondsOfSignal, pass->truePeakDbtp, pass->samplesOverFullScale,
                                     clippedRunsAtFullScale (*pass) };

    advice.followUp = followUpOf (input);
    advice.warning = warningOf (input.readings.levelEvents);
    addPlayerTimes (advice, input);
    advice.lostSeconds = input.lostSeconds;
    advice.isFileIncomplete = input.isFileIncomplete;
    advice.checks = checksOf (input);
    advice.levelVerdict = advice.verdict;

    const auto isFaulty = input.lostSeconds > 0.0 || input.readings.invalidSamples > 0 || input.isFileIncomplete;

    if (isFaulty && input.choices.stage != Stage::streaming
        && (advice.verdict != Verdict::noSignal || input.readings.invalidSamples > 0 || input.isFileIncomplete))
    {
        advice.verdict = Verdict::incomplete;

        // The missing part can be louder: a move down is still needed, but any other move is not known.
        advice.optionalTrimDb.reset();

        if (advice.trimDb >= 0.0)
            advice.trimDb.reset();

        if (advice.severity != Severity::damage)
            advice.severity = Severity::caution;
    }

    return advice;
}

bool needsFix (Verdict verdict) noexcept
{
    switch (verdict)
    {
        case Verdict::incomplete:
        case Verdict::clipped:
        case Verdict::over:
        case Verdict::hot:
        case Verdict::squashed:
        case Verdict::noSignal: return true;

        case Verdict::tight:
        case Verdict::ready:
        case Verdict::fineSoFar:
        case Verdict::listening: return false;
    }

    return false;
}
} // namespace twobus

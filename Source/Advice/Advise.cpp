#include "Advice/Advice.h"
#include "Advice/Checks.h"
#include "Advice/JudgedProgramme.h"
#include "Advice/MixAdvice.h"
#include "Advice/RemedyFromChain.h"
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

/** A master's events are those over its ceiling, which depends on its loudness: after the ceiling has changed, nothing
    is said until they are counted anew. */
HeadroomWarning warningOf (const AdviceInput& input) noexcept
{
    const auto& events = input.readings.levelEvents;
    const auto loudness = judgedProgrammeOf (input).integratedLufs;

    if (input.isLive && input.choices.stage == Stage::finishedMaster
        && shownDifference (events.limitDbtp, warningLimitDbtp (input.choices, loudness)) != 0.0)
        return {};

    HeadroomWarning warning { events.count, events.isOver, events.limitDbtp, std::nullopt, events.highestDbtp };

    for (std::size_t i = 0; i < events.numNewest; ++i)
    {
        const auto end = events.newest[i].seconds + events.newest[i].lengthSeconds;

        if (warning.lastSeconds && *warning.lastSeconds >= end)
            continue;

        warning.lastSeconds = end;
        warning.lastLengthSeconds = events.newest[i].lengthSeconds;
    }

    return warning;
}

/** 12 s around the moment, within its pass. */
PlayAgain playAgainOf (const UnreplayedMoment& moment, std::optional<double> playerSeconds) noexcept
{
    constexpr auto secondsAround = 6.0;
    const auto intoPass = moment.seconds - moment.passStartSeconds;
    const auto latestStart = std::max (0.0, moment.passLengthSeconds - 2.0 * secondsAround);
    const auto from = std::clamp (intoPass - secondsAround, 0.0, latestStart);
    const auto to = std::max (intoPass, std::min (from + 2.0 * secondsAround, moment.passLengthSeconds));

    if (! playerSeconds)
        return { moment.pass, from, to, std::nullopt, std::nullopt };

    const auto fromPlayer = std::max (0.0, *playerSeconds - intoPass + from);
    return { moment.pass, from, to, fromPlayer, fromPlayer + to - from };
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

    if (auto& coverage = advice.coverage; coverage.notReplayed)
        coverage.playAgain = playAgainOf (*coverage.notReplayed, playerSeconds (coverage.notReplayed->seconds));
}

Coverage coverageOf (const AdviceInput& input) noexcept
{
    const auto& readings = input.readings;
    Coverage coverage { readings.secondsOfSignal, readings.longestPassSeconds, std::nullopt };

    if (! input.isLive || ! judgesPasses (input.choices.stage))
        return coverage;

    coverage.pauses = readings.pass ? readings.pass->pauses : 0;

    if (! readings.unreplayedMoment)
        return coverage;

    // A few seconds played again are too short to be recognised, but the player's time may show them.
    const auto& moment = *readings.unreplayedMoment;
    const auto wasPlayedAgain = input.player != nullptr && input.player->wasPlayedAgain (moment.seconds);

    if (! wasPlayedAgain
        && shownLevel (moment.truePeakDbtp) > hotAboveDbtp (input.choices.stage, readings.integratedLufs))
        coverage.notReplayed = moment;

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
/** Says where in the chain the remedy is, and asks for no move of the fader that would not help. */
void addChain (Advice& advice, const AdviceInput& input) noexcept
{
    if (input.chain == nullptr || ! judgesPasses (input.choices.stage))
        return;

    auto chain = judgeChain (*input.chain, input.choices);
    chain.remedy = remedyFromChain (advice.levelVerdict, chain);

    if (chain.remedy == ChainRemedy::none)
        return;

    if (advice.levelVerdict == Verdict::clipped)
    {
        advice.trimDb.reset();
        advice.optionalTrimDb.reset();
        advice.enoughTrimDb.reset();
    }
    else if (chain.remedy != ChainRemedy::driveLess)
    {
        // In the chain the move can change the loudness by less.
        if (input.choices.stage == Stage::finishedMaster)
            advice.enoughTrimDb.reset();

        chain.moveDb = advice.trimDb.value_or (0.0);
    }

    advice.chain = chain;
}
} // namespace

Advice advise (const AdviceInput& input)
{
    auto advice = adviseStage (input);

    advice.isLive = input.isLive;

    if (const auto& pass = input.readings.pass; pass && input.isLive && judgesPasses (input.choices.stage))
    {
        advice.pass = pass->number;
        advice.joinedFrom = pass->joinedFrom;
        advice.isPassRunning = pass->isRunning;
    }

    advice.loudestMoment = loudestMomentOf (input);
    advice.loudestSecondsIntoPass = loudestSecondsIntoPassOf (input);
    advice.coverage = coverageOf (input);

    if (const auto& pass = input.readings.audition; pass && judgesPasses (input.choices.stage))
        advice.audition = Audition { pass->lengthSeconds, pass->truePeakDbtp, pass->samplesOverFullScale,
                                     clippedRunsAtFullScale (*pass) };

    advice.followUp = followUpOf (input, advice.verdict);

    // The loudest part was played again, and moved: so has every other.
    if (advice.followUp && isDone (*advice.followUp))
        advice.coverage.notReplayed.reset();

    // While the pass runs, the fader may have moved since: what was heard before it no longer says that it didn't. At
    // its end the music is more likely to have become quieter, and nothing is said about the fader.
    if (advice.recentTruePeakDbtp && advice.followUp && isUnchanged (*advice.followUp))
    {
        if (advice.isPassRunning)
        {
            advice.followUp.reset();
        }
        else
        {
            advice.recentTruePeakDbtp.reset();
            advice.followUp->kind = FollowUpKind::changed;
        }
    }

    // What was heard since the pass ended is newer than its last 10 s.
    if (advice.audition && ! advice.isPassRunning)
        advice.recentTruePeakDbtp.reset();

    // Something newer is heard beside the pass, perhaps at another level.
    if (advice.audition && advice.followUp && isUnchanged (*advice.followUp))
        advice.followUp.reset();

    advice.warning = warningOf (input);
    addPlayerTimes (advice, input);
    advice.lostSeconds = input.lostSeconds;
    advice.isFileIncomplete = input.isFileIncomplete;
    advice.checks = checksOf (input);
    advice.levelVerdict = advice.verdict;
    addChain (advice, input);

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

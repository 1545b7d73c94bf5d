#include "Advice/MixAdvice.h"

#include "Advice/DynamicsLimits.h"
#include "Advice/ShownLevel.h"
#include "Core/Causes/HarmlessFlatTops.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double mixReadyUpToDbtp = -3.0;
constexpr double mixHotAboveDbtp = -1.0;
constexpr double quietBelowAimDb = 12.0;
constexpr double hysteresisDb = 0.5;
constexpr double clippedTrimDb = -6.0;

constexpr double usualMasterCeiling = -1.0;
constexpr double loudMasterCeiling = -2.0;
constexpr double loudMasterLufs = -14.0;

constexpr double fewestSecondsOfSignal = 3.0;
constexpr double secondsForReady = 30.0;
constexpr double secondsUntilNoSignal = 5.0;

struct Limits
{
    double readyUpTo, tightUpTo, target;
};

Limits limitsFor (const Choices& choices, std::optional<double> integratedLufs) noexcept
{
    const auto isMaster = choices.stage == Stage::finishedMaster;
    return { readyUpToDbtp (choices, integratedLufs), hotAboveDbtp (choices.stage, integratedLufs),
             isMaster ? masterCeilingDbtp (integratedLufs) : choices.aimDbtp };
}

Cause causeOf (const JudgedProgramme& programme) noexcept
{
    if (programme.flatTopsAtFullScale > 0)
        return Cause::flatAtFullScale;

    if (programme.samplesOverFullScale > 0 && ! hasFlatTopsOverFullScale (programme.ceilings))
        return Cause::overFullScale;

    if (hasDamagingFlatTops (programme.ceilings))
        return Cause::flatBelowFullScale;

    if (programme.ceilings.pinnedCeilingDb)
        return Cause::limiterPinned;

    if (hasHarmlessFlatTops (programme.ceilings))
        return Cause::flatBelowFullScale;

    return shownLevel (*programme.truePeakDbtp) > 0.0 ? Cause::interSample : Cause::clean;
}

bool isSquashed (const AdviceInput& input, Cause cause) noexcept
{
    const auto& psrDb = input.readings.loudPartsPsrDb;
    return cause == Cause::limiterPinned && psrDb && shownLevel (*psrDb) < lowestLoudPartsPsrDb;
}

/** The verdict on the level alone. */
Verdict headroomVerdictOf (const AdviceInput& input, double truePeakDbtp, const Limits& limits) noexcept
{
    const auto wasAtLeastAsBad = [&input] (Verdict verdict) {
        return input.isLive && input.previous && *input.previous <= verdict;
    };
    // The hysteresis never reaches below the level to which the verdict's own move leads.
    const auto loweredLimit = [&limits] (double limit) { return std::max (limit - hysteresisDb, limits.target); };
    const auto hotAbove = wasAtLeastAsBad (Verdict::hot) ? loweredLimit (limits.tightUpTo) : limits.tightUpTo;
    const auto tightAbove = wasAtLeastAsBad (Verdict::tight) ? loweredLimit (limits.readyUpTo) : limits.readyUpTo;

    const auto shownDbtp = shownLevel (truePeakDbtp);

    if (shownDbtp > hotAbove)
        return Verdict::hot;

    return shownDbtp > tightAbove ? Verdict::tight : Verdict::ready;
}

Verdict verdictOf (const AdviceInput& input, const JudgedProgramme& programme, Cause cause, Verdict room) noexcept
{
    const auto warnsOfShape = ! input.choices.isClippedByChoice;
    const auto areOversFlat = warnsOfShape && hasFlatTopsOverFullScale (programme.ceilings);

    if (programme.samplesOverFullScale > 0 && programme.flatTopsAtFullScale == 0 && ! areOversFlat)
        return Verdict::over;

    if (warnsOfShape
        && (cause == Cause::flatAtFullScale
            || (cause == Cause::flatBelowFullScale && hasDamagingFlatTops (programme.ceilings))))
        return Verdict::clipped;

    return warnsOfShape && room > Verdict::squashed && isSquashed (input, cause) ? Verdict::squashed : room;
}

bool isIntended (const AdviceInput& input, Cause cause) noexcept
{
    return input.choices.isClippedByChoice
           && (cause == Cause::flatAtFullScale || cause == Cause::flatBelowFullScale || isSquashed (input, cause));
}

Severity severityOf (Verdict verdict, const Choices& choices) noexcept
{
    switch (verdict)
    {
        case Verdict::clipped: return Severity::damage;
        case Verdict::over: return keepsOversIntact (choices) ? Severity::caution : Severity::damage;
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

/** If nothing was heard: the verdict for that. */
std::optional<Verdict> withoutSignal (const AdviceInput& input, const JudgedProgramme& programme) noexcept
{
    if (programme.secondsOfSignal > 0.0)
        return std::nullopt;

    const auto isKnown =
        ! input.isLive
        || (input.readings.secondsOfSignal <= 0.0 && input.readings.secondsSinceSignal >= secondsUntilNoSignal);
    return isKnown ? Verdict::noSignal : Verdict::listening;
}

Verdict withoutPromise (Verdict verdict, double secondsOfSignal) noexcept
{
    if (verdict != Verdict::ready && verdict != Verdict::tight)
        return verdict;

    return secondsOfSignal < fewestSecondsOfSignal ? Verdict::listening : Verdict::fineSoFar;
}

Evidence evidenceOf (const JudgedProgramme& programme) noexcept
{
    const auto isAtFullScale = programme.flatTopsAtFullScale > 0;
    return { programme.samplesOverFullScale,
             programme.flatTops(),
             isAtFullScale ? std::nullopt : programme.ceilings.flatTopLevelDbfs,
             isAtFullScale ? std::nullopt : std::optional (programme.ceilings.flatTopSeconds),
             ! isAtFullScale && hasHarmlessFlatTops (programme.ceilings),
             ! isAtFullScale && areFlatTopsShallow (programme.ceilings),
             programme.ceilings.pinnedSeconds,
             programme.ceilings.pinnedCeilingDb,
             programme.ceilings.isCeilingOfTruePeaks };
}

/** room: the verdict on the level alone, which decides the trim if the damage is not in the level. Lowering what was
    clipped earlier and turned down mends nothing, and its level will change when the clipping is mended. */
void addTrim (Advice& advice, double truePeakDbtp, Verdict room, ExportFormat format, double readyUpToDbtp)
{
    const auto toLimit = trimToDb (advice.limitDbtp, truePeakDbtp);
    const auto wasTurnedUp = advice.evidence.flatTopLevelDbfs.value_or (0.0) > 0.0;

    switch (advice.verdict)
    {
        case Verdict::clipped:
            advice.trimDb = advice.cause == Cause::flatAtFullScale ? clippedTrimDb
                            : wasTurnedUp && room == Verdict::hot  ? toLimit
                                                                   : 0.0;
            break;

        case Verdict::over:
        case Verdict::hot:
            advice.trimDb = toLimit;

            if (readyUpToDbtp > advice.limitDbtp)
                advice.enoughTrimDb = trimToDb (readyUpToDbtp, truePeakDbtp);

            break;

        case Verdict::tight:
            advice.trimDb = 0.0;
            advice.optionalTrimDb = toLimit;

            if (readyUpToDbtp > advice.limitDbtp)
                advice.enoughTrimDb = trimToDb (readyUpToDbtp, truePeakDbtp);

            break;

        case Verdict::ready:
            advice.trimDb = 0.0;

            if (advice.isQuiet && format == ExportFormat::integer16)
                advice.optionalTrimDb = toLimit;

            break;

        case Verdict::squashed: advice.trimDb = 0.0; break;

        case Verdict::incomplete:
        case Verdict::fineSoFar:
        case Verdict::listening:
        case Verdict::noSignal: break;
    }
}

/** A loud master has a lower ceiling. If it only just counts as loud, the move that makes it no longer loud can be the
    smaller one. A limiter's ceiling that is lowered hardly changes the loudness, so there it is no help. */
std::optional<double> trimToQuieterMaster (const Advice& advice, const JudgedProgramme& programme) noexcept
{
    if (! programme.integratedLufs || advice.limitDbtp >= usualMasterCeiling || advice.cause == Cause::limiterPinned)
        return std::nullopt;

    const auto trimDb = std::min (trimToDb (usualMasterCeiling, *programme.truePeakDbtp),
                                  trimToDb (loudMasterLufs, *programme.integratedLufs));
    return advice.trimDb && trimDb > *advice.trimDb ? std::optional (trimDb) : std::nullopt;
}

/** The loud part was loud, whatever came after it: the verdict stays. But what came after is worth a word, except of a
    master: nobody moves a fader while it plays. Where there is little room anyway, only after a move that could be no
    quiet verse. */
void addRecentPeak (Advice& advice, const AdviceInput& input, double truePeakDbtp, const Limits& limits) noexcept
{
    constexpr auto clearlyLowerDb = 6.0;
    const auto& recent = input.readings.recentTruePeakDbtp;

    if (! input.isLive || input.choices.stage != Stage::mix || ! input.readings.pass || ! recent)
        return;

    const auto isHot = advice.verdict == Verdict::hot || advice.verdict == Verdict::over;
    const auto hasLittleRoom = advice.verdict == Verdict::tight || advice.hasLittleRoom;

    if ((isHot && shownLevel (*recent) <= limits.readyUpTo)
        || (hasLittleRoom && shownDifference (*recent, truePeakDbtp) <= -clearlyLowerDb))
        advice.recentTruePeakDbtp = recent;
}
} // namespace

bool keepsOversIntact (const Choices& choices) noexcept
{
    return choices.exportFormat == ExportFormat::float32 && choices.path != SignalPath::lossyFile;
}

double masterCeilingDbtp (std::optional<double> integratedLufs) noexcept
{
    // An unknown loudness does not count as low.
    const auto isLoud = ! integratedLufs || shownLevel (*integratedLufs) > loudMasterLufs;
    return isLoud ? loudMasterCeiling : usualMasterCeiling;
}

double hotAboveDbtp (Stage stage, std::optional<double> integratedLufs) noexcept
{
    return stage == Stage::finishedMaster ? masterCeilingDbtp (integratedLufs) : mixHotAboveDbtp;
}

double warningLimitDbtp (const Choices& choices, std::optional<double> integratedLufs) noexcept
{
    constexpr double highestGoodPeakOfTakes = -6.0;

    switch (choices.stage)
    {
        case Stage::recording: return highestGoodPeakOfTakes;
        case Stage::streaming: return choices.streamCeilingDbtp;
        case Stage::finishedMaster: return masterCeilingDbtp (integratedLufs);
        case Stage::mix: break;
    }

    return mixHotAboveDbtp;
}

double readyUpToDbtp (const Choices& choices, std::optional<double> integratedLufs) noexcept
{
    if (choices.stage == Stage::streaming)
        return choices.streamCeilingDbtp;

    return choices.stage == Stage::finishedMaster ? masterCeilingDbtp (integratedLufs)
                                                  : std::max (mixReadyUpToDbtp, choices.aimDbtp);
}

double trimToDb (double aimDbtp, double truePeakDbtp) noexcept
{
    // No meter is exact to 0.005 dB, and a tone of -0.4 dBFS that measures -0.3999 should not ask for 5.7 dB.
    constexpr double remainderToIgnoreDb = 0.005;
    return std::floor ((aimDbtp - truePeakDbtp + remainderToIgnoreDb) * 10.0) / 10.0;
}

Advice adviseProgramme (const AdviceInput& input)
{
    const auto programme = judgedProgrammeOf (input);
    const auto limits = limitsFor (input.choices, programme.integratedLufs);

    Advice advice;
    advice.limitDbtp = limits.target;
    advice.isProvisional = input.isLive && ! (programme.isFinished && programme.secondsOfSignal >= secondsForReady);

    if (const auto missing = withoutSignal (input, programme))
    {
        advice.verdict = *missing;
        advice.severity = severityOf (advice.verdict, input.choices);
        return advice;
    }

    const auto room = headroomVerdictOf (input, *programme.truePeakDbtp, limits);
    advice.cause = causeOf (programme);
    advice.evidence = evidenceOf (programme);
    advice.isByChoice = isIntended (input, advice.cause);
    advice.isQuiet = *programme.truePeakDbtp < limits.target - quietBelowAimDb;
    advice.verdict = verdictOf (input, programme, advice.cause, room);

    if (advice.isProvisional)
        advice.verdict = withoutPromise (advice.verdict, programme.secondsOfSignal);

    constexpr auto lowestLevelDbtp = -40.0;
    constexpr auto secondsOfIntro = 10.0;
    advice.isFarTooQuiet = input.isLive && advice.verdict >= Verdict::ready && advice.verdict <= Verdict::fineSoFar
                           && programme.secondsOfSignal >= secondsOfIntro
                           && shownLevel (*programme.truePeakDbtp) < lowestLevelDbtp;

    if (advice.isFarTooQuiet)
        advice.verdict = Verdict::fineSoFar; // nothing is wrong with it, but it is not ready

    advice.hasLittleRoom = advice.verdict == Verdict::fineSoFar && room == Verdict::tight;
    advice.severity = advice.isFarTooQuiet ? Severity::caution : severityOf (advice.verdict, input.choices);
    addTrim (advice, *programme.truePeakDbtp, room, input.choices.exportFormat, limits.readyUpTo);

    if (input.choices.stage == Stage::finishedMaster
        && (advice.verdict == Verdict::hot || advice.verdict == Verdict::over))
        advice.enoughTrimDb = trimToQuieterMaster (advice, programme);

    addRecentPeak (advice, input, *programme.truePeakDbtp, limits);
    return advice;
}
} // namespace twobus

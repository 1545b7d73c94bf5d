#include "Advice/FollowUp.h"

#include "Advice/Advice.h"
#include "Advice/JudgedProgramme.h"
#include "Advice/MixAdvice.h"
#include "Advice/PlayedAgain.h"
#include "Advice/ShownLevel.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double smallestChangeDb = 0.3; ///< smaller changes are not a deliberate fader move
constexpr double farthestApartDb = 0.5;
constexpr double loudestPartDb = 0.5;

bool isKnownPath (SignalPath path) noexcept { return path == SignalPath::floatingPoint; }

/** A port of the DAW itself, or a tap that is said to be there. */
bool isAfterFader (const Choices& choices) noexcept { return isKnownPath (choices.path) && ! choices.isBeforeFader; }

/** How far the passage lies below the loudest peak of the pass that it was heard in. Infinite if nobody knows. */
double belowLoudestDb (const PassageMatch& match) noexcept
{
    return std::max (0.0, match.referencePassTruePeakDbtp.value_or (INFINITY) - match.referenceTruePeakDbtp);
}

/** Whether the loudest peak was played again and meets the limit, and none as loud waits to be played again. A pass
    that shares nothing with this one can be another part of the song, so it has to fit too. */
bool isLoudestFine (const MeterReadings& readings, const PassageMatch& match, double limitDbtp) noexcept
{
    const auto loudestNowDbtp = match.truePeakDbtp + belowLoudestDb (match);
    const auto& waiting = readings.unreplayedMoment;
    const auto& elsewhereDbtp = match.elsewhereTruePeakDbtp;
    return shownLevel (loudestNowDbtp) <= limitDbtp && (! elsewhereDbtp || shownLevel (*elsewhereDbtp) <= limitDbtp)
           && (! waiting || shownLevel (waiting->truePeakDbtp) < shownLevel (match.referenceTruePeakDbtp));
}

bool movedApart (const PassageMatch& match) noexcept
{
    return std::abs (match.truePeakChangeDb - match.loudnessChangeDb) > farthestApartDb;
}

/** Whether the peak rose though the loudness didn't, or fell though the loudness rose. No fader does that, whatever
    comes after it. */
bool areOpposed (const PassageMatch& match) noexcept
{
    const auto peakDb = match.truePeakChangeDb, loudnessDb = match.loudnessChangeDb;
    return (peakDb >= smallestChangeDb && loudnessDb < smallestChangeDb)
           || (peakDb <= -smallestChangeDb && loudnessDb >= smallestChangeDb);
}

bool isClippedNow (const AdviceInput& input) noexcept
{
    const auto programme = judgedProgrammeOf (input);
    return programme.flatTopsAtFullScale > 0 || programme.ceilings.flatTopsBelowFullScale > 0;
}

FollowUpKind kindOf (const AdviceInput& input, const PassageMatch& match, Verdict verdict) noexcept
{
    const auto& choices = input.choices;
    const auto loudness = input.readings.integratedLufs;

    // Clipping cuts peaks off, and they return when it ends: a good reason for the two to change differently.
    const auto isExplained = match.wasReferenceClipped || isClippedNow (input);

    if (movedApart (match) && ! isExplained && ! areOpposed (match))
        return FollowUpKind::compressed;

    if (movedApart (match) && areOpposed (match))
        return FollowUpKind::reshaped;

    if (shownLevel (match.referenceTruePeakDbtp + belowLoudestDb (match)) <= hotAboveDbtp (choices.stage, loudness))
        return movedApart (match) ? FollowUpKind::reshaped : FollowUpKind::changed;

    if (std::abs (match.loudnessChangeDb) < smallestChangeDb)
        return match.isMoveKnown || isAfterFader (choices) ? FollowUpKind::changed : FollowUpKind::noChange;

    // A fader that moved while this pass played: its loud part was loud, and the verdict still says so.
    const auto limitDbtp = readyUpToDbtp (choices, loudness);
    const auto passPeakDbtp = input.readings.pass ? input.readings.pass->truePeakDbtp : match.truePeakDbtp;
    const auto isPassFine = shownLevel (passPeakDbtp) <= limitDbtp;

    if (shownLevel (match.truePeakDbtp) <= limitDbtp && ! isPassFine)
        return FollowUpKind::changed;

    // The level is fine, but clipping or a limiter has damaged the peaks.
    if (isPassFine && (needsFix (verdict) || ! isLoudestFine (input.readings, match, limitDbtp)))
        return FollowUpKind::changed;

    // Whoever hears the audio before the fader hears what changed in the mix, but not what the fader makes of it.
    if (isPassFine && choices.isBeforeFader)
        return FollowUpKind::changed;

    if (isPassFine)
        return isKnownPath (choices.path) ? FollowUpKind::done : FollowUpKind::doneIfFader;

    return match.loudnessChangeDb > 0.0 ? FollowUpKind::louder : FollowUpKind::stillOver;
}

double targetDbtp (const AdviceInput& input) noexcept
{
    return input.choices.stage == Stage::finishedMaster ? masterCeilingDbtp (input.readings.integratedLufs)
                                                        : input.choices.aimDbtp;
}
} // namespace

bool isDone (const FollowUp& followUp) noexcept
{
    return followUp.kind == FollowUpKind::done || followUp.kind == FollowUpKind::doneIfFader;
}

bool isUnchanged (const FollowUp& followUp) noexcept
{
    return followUp.kind == FollowUpKind::noChange
           || (followUp.kind == FollowUpKind::changed && std::abs (followUp.loudnessChangeDb) < smallestChangeDb);
}

std::optional<FollowUp> followUpOf (const AdviceInput& input, Verdict verdict) noexcept
{
    const auto& match = input.readings.passageMatch;

    if (! input.isLive || ! match || ! judgesPasses (input.choices.stage))
        return std::nullopt;

    if (const auto& pass = input.readings.pass; pass && ! isPlayedAgain (*match, *pass, input.player))
        return std::nullopt;

    // Once the fader has moved again, the comparison is one of the past.
    if (belowLoudestDb (*match) > loudestPartDb || match->hasMovedSince)
        return std::nullopt;

    FollowUp followUp { kindOf (input, *match, verdict), match->secondsMatched, match->loudnessChangeDb,
                        match->truePeakChangeDb,         match->truePeakDbtp,   std::nullopt };

    const auto isMissed =
        followUp.kind == FollowUpKind::stillOver || followUp.kind == FollowUpKind::louder || isUnchanged (followUp);

    if (isMissed && shownLevel (match->truePeakDbtp) > readyUpToDbtp (input.choices, input.readings.integratedLufs))
        followUp.remainingTrimDb = trimToDb (targetDbtp (input), match->truePeakDbtp);

    return followUp;
}
} // namespace twobus

#include "Advice/FollowUp.h"

#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"
#include "Core/Causes/ClippedRuns.h"

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

/** The pass in which the passage was heard before, if its readings are still known. */
const PassReadings* referencePassOf (const MeterReadings& readings, const PassageMatch& match) noexcept
{
    return readings.previousPass && readings.previousPass->number == match.referencePass ? &*readings.previousPass
                                                                                         : nullptr;
}

/** Whether the passage, or the pass in which it was heard, was over the limit, so that a move was suggested. */
bool hadSuggestion (const PassageMatch& match, const PassReadings* reference, double limitDbtp) noexcept
{
    const auto passPeakDbtp = reference != nullptr ? reference->truePeakDbtp : -INFINITY;
    return shownLevel (std::max (match.referenceTruePeakDbtp, passPeakDbtp)) > limitDbtp;
}

/** When the level falls, peaks return that clipping had cut off: a good reason for peak and loudness to change
    differently. */
bool wasClipped (const PassReadings* reference) noexcept
{
    return reference != nullptr && clippedRunsAtFullScale (*reference) > 0;
}

/** Whether the passage has the loudest peak of the pass that it was heard in: only then does it tell what the move did
    to the verdict. Of an older pass nobody knows. */
bool isLoudestPart (const MeterReadings& readings, const PassageMatch& match) noexcept
{
    const auto* reference = referencePassOf (readings, match);
    return reference == nullptr || match.referenceTruePeakDbtp >= reference->truePeakDbtp - loudestPartDb;
}

FollowUpKind kindOf (const AdviceInput& input, const PassageMatch& match) noexcept
{
    const auto& choices = input.choices;
    const auto loudness = input.readings.integratedLufs;
    const auto* reference = referencePassOf (input.readings, match);

    if (std::abs (match.truePeakChangeDb - match.loudnessChangeDb) > farthestApartDb && ! wasClipped (reference))
        return FollowUpKind::compressed;

    if (! hadSuggestion (match, reference, hotAboveDbtp (choices.stage, loudness)))
        return FollowUpKind::changed;

    if (std::abs (match.loudnessChangeDb) < smallestChangeDb)
        return FollowUpKind::noChange;

    // A fader that moved while this pass played: its loud part was loud, and the verdict still says so.
    const auto limitDbtp = readyUpToDbtp (choices, loudness);
    const auto passPeakDbtp = input.readings.pass ? input.readings.pass->truePeakDbtp : match.truePeakDbtp;
    const auto isPassFine = shownLevel (passPeakDbtp) <= limitDbtp;

    if (shownLevel (match.truePeakDbtp) <= limitDbtp && ! isPassFine)
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

std::optional<FollowUp> followUpOf (const AdviceInput& input) noexcept
{
    const auto& match = input.readings.passageMatch;

    if (! input.isLive || ! match || ! judgesPasses (input.choices.stage))
        return std::nullopt;

    if (! isLoudestPart (input.readings, *match))
        return std::nullopt;

    FollowUp followUp { kindOf (input, *match),  match->secondsMatched, match->loudnessChangeDb,
                        match->truePeakChangeDb, match->truePeakDbtp,   std::nullopt };

    const auto isMissed = followUp.kind == FollowUpKind::stillOver || followUp.kind == FollowUpKind::louder
                          || followUp.kind == FollowUpKind::noChange;

    if (isMissed && shownLevel (match->truePeakDbtp) > readyUpToDbtp (input.choices, input.readings.integratedLufs))
        followUp.remainingTrimDb = trimToDb (targetDbtp (input), match->truePeakDbtp);

    return followUp;
}
} // namespace twobus

#pragma once

#include "Core/Passages/PassReadings.h"
#include "Core/Passages/PassageMatch.h"
#include "Core/Passages/PlayerTimeline.h"

#include <cmath>

namespace twobus
{
/** Whether a passage of this pass that was recognised is the same audio, played again. False if the music only repeats
    itself: a second chorus is other audio of about the same level, whose envelope differs from the first one's by some
    tenths of a dB. The same audio differs by some hundredths.

    After a change in the mix the same audio can differ as much. Then the player's time decides. If that is not known
    (null, or silent about the passage), it counts as the same if its level changed too, or if all of the pass is like
    before. */
inline bool isPlayedAgain (const PassageMatch& match, const PassReadings& pass, const PlayerTimeline* player) noexcept
{
    constexpr auto sameAudioDb = 0.2, sameLevelDb = 0.5, nearlyAll = 0.9, samePlaceSeconds = 1.0;

    if (match.residualDb < sameAudioDb)
        return true;

    const auto now = player != nullptr ? player->playerSecondsAt (match.startSeconds) : std::nullopt;
    const auto before = player != nullptr ? player->playerSecondsAt (match.referenceStartSeconds) : std::nullopt;

    if (now && before)
        return std::abs (*now - *before) <= samePlaceSeconds;

    return std::abs (match.loudnessChangeDb) > sameLevelDb || match.secondsMatched > nearlyAll * pass.lengthSeconds;
}
} // namespace twobus

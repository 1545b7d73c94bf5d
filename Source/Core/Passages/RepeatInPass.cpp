#include "Core/Passages/RepeatInPass.h"

#include <cmath>

namespace twobus
{
RepeatInPass repeatInPass (const PassageMatch& match, double passStartSeconds) noexcept
{
    constexpr auto largestResidualDb = 0.15, smallestMoveDb = 0.5, farthestApartDb = 0.5;
    constexpr auto longRoundSeconds = 60.0, moreThanMusicRepeats = 3.5, shortestBeforeSeconds = 5.0;

    if (! match.isRunning || match.residualDb > largestResidualDb)
        return RepeatInPass::none;

    const auto isMoved = std::abs (match.loudnessChangeDb) >= smallestMoveDb
                         && std::abs (match.truePeakChangeDb - match.loudnessChangeDb) <= farthestApartDb;

    if (isMoved)
        return RepeatInPass::moved;

    const auto roundSeconds = match.startSeconds - match.referenceStartSeconds;
    const auto rounds = match.secondsMatched / roundSeconds;
    const auto isLong = rounds >= (roundSeconds >= longRoundSeconds ? 1.0 : moreThanMusicRepeats);
    return isLong && match.referenceStartSeconds >= passStartSeconds + shortestBeforeSeconds ? RepeatInPass::looped
                                                                                             : RepeatInPass::none;
}
} // namespace twobus

#include "Advice/ChainAdvice.h"

#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"
#include "Core/Causes/HarmlessFlatTops.h"

#include <cstdint>

namespace twobus
{
namespace
{
constexpr double fewestSecondsOfSignal = 3.0;
constexpr double mostUsualReductionDb = 6.0;
constexpr double raisedDb = 0.5;

/** How many flat tops do damage. */
std::uint64_t flatTopsOf (const ChainSide& side) noexcept
{
    return side.clippedRunsAtFullScale
           + (hasDamagingFlatTops (side.ceilings) ? side.ceilings.flatTopsBelowFullScale : std::uint64_t { 0 });
}

ChainEffect effectOf (const ChainReadings& readings) noexcept
{
    if (readings.secondsOfSignal < fewestSecondsOfSignal)
        return ChainEffect::unknown;

    if (readings.isUnchanged)
        return ChainEffect::nothing;

    if (readings.constantGainDb)
        return ChainEffect::onlyGain;

    return readings.mostReductionDb && shownLevel (*readings.mostReductionDb) >= leastReductionDb
               ? ChainEffect::reduces
               : ChainEffect::changes;
}

ChainClipping clippingOf (const ChainReadings& readings) noexcept
{
    const auto before = flatTopsOf (readings.before), after = flatTopsOf (readings.after);

    if (before == 0)
        return after > 0 ? ChainClipping::chainClips : ChainClipping::none;

    return after > 2 * before ? ChainClipping::both : ChainClipping::entersClipped;
}

bool isHot (const ChainSide& side, const Choices& choices) noexcept
{
    return side.truePeakDbtp && isShownOver (*side.truePeakDbtp, hotAboveDbtp (choices.stage, side.integratedLufs));
}

bool raisesPeaks (const ChainReadings& readings) noexcept
{
    return changeOf (readings.before.truePeakDbtp, readings.after.truePeakDbtp).value_or (0.0) > raisedDb;
}

ChainRemedy remedyOf (const ChainReadings& readings, const ChainVerdict& verdict) noexcept
{
    switch (verdict.clipping)
    {
        case ChainClipping::entersClipped:
        case ChainClipping::both: return ChainRemedy::findTheTrack;
        case ChainClipping::chainClips: return ChainRemedy::lowerIntoWhatClips;
        case ChainClipping::none: break;
    }

    if (verdict.leavesHot)
        return verdict.isLimiter        ? ChainRemedy::lowerCeiling
               : raisesPeaks (readings) ? ChainRemedy::lowerOutputGain
                                        : ChainRemedy::lowerTheMix;

    return verdict.worksHard ? ChainRemedy::driveLess : ChainRemedy::none;
}

double moveOf (const ChainReadings& readings, const ChainVerdict& verdict, const Choices& choices) noexcept
{
    switch (verdict.remedy)
    {
        case ChainRemedy::lowerCeiling:
        case ChainRemedy::lowerOutputGain:
        case ChainRemedy::lowerTheMix:
        {
            const auto aimDbtp = choices.stage == Stage::finishedMaster
                                     ? masterCeilingDbtp (readings.after.integratedLufs)
                                     : choices.aimDbtp;
            return trimToDb (aimDbtp, *readings.after.truePeakDbtp);
        }

        case ChainRemedy::driveLess: return trimToDb (mostUsualReductionDb, *readings.mostReductionDb);

        case ChainRemedy::none:
        case ChainRemedy::findTheTrack:
        case ChainRemedy::lowerIntoWhatClips: break;
    }

    return 0.0;
}
} // namespace

ChainVerdict judgeChain (const ChainReadings& readings, const Choices& choices) noexcept
{
    ChainVerdict verdict;
    verdict.effect = effectOf (readings);

    if (verdict.effect == ChainEffect::unknown)
        return verdict;

    const auto reduces = verdict.effect == ChainEffect::reduces;
    verdict.clipping = clippingOf (readings);
    verdict.entersHot = isHot (readings.before, choices);
    verdict.leavesHot = isHot (readings.after, choices);
    verdict.isLimiter = reduces && readings.after.ceilings.pinnedCeilingDb;
    verdict.worksHard = reduces && shownLevel (*readings.mostReductionDb) > mostUsualReductionDb;
    verdict.remedy = remedyOf (readings, verdict);
    verdict.moveDb = moveOf (readings, verdict, choices);
    return verdict;
}
} // namespace twobus

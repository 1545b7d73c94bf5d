#pragma once

#include "Core/Chain/ChainReadings.h"

/** @file
    Readings of chains of plug-ins made by hand, to test pure functions of them.
*/
namespace twobus::test
{
/** Peaks at -5 dBTP before the chain and after it. */
inline ChainReadings idleChain()
{
    ChainReadings readings;
    readings.secondsOfSignal = 60.0;
    readings.before = { -20.2, 8.0, -5.0, 15.0, 15.2 };
    readings.after = readings.before;
    readings.delayFrames = 0;
    readings.delayMs = 0.0;
    readings.isUnchanged = true;
    readings.constantGainDb = readings.usualGainDb = readings.mostReductionDb = 0.0;
    return readings;
}

inline ChainReadings gainChain (double gainDb)
{
    auto readings = idleChain();
    readings.isUnchanged = false;
    readings.constantGainDb = readings.usualGainDb = gainDb;
    *readings.after.integratedLufs += gainDb;
    *readings.after.truePeakDbtp += gainDb;
    return readings;
}

/** A limiter with 5.5 dB of gain that takes up to 4 dB and holds the peaks at -0.4 dBTP; they enter at +3.1. */
inline ChainReadings limitingChain()
{
    auto readings = idleChain();
    readings.isUnchanged = false;
    readings.constantGainDb.reset();
    readings.usualGainDb = 5.5;
    readings.mostReductionDb = 4.0;
    readings.secondsReduced = 9.0;
    readings.before.truePeakDbtp = 3.1;
    readings.before.plrDb = 23.3;
    readings.after = { -15.1, 7.2, -0.4, 12.7, 14.7 };
    readings.after.ceilings.pinnedSeconds = 30.0;
    readings.after.ceilings.pinnedCeilingDb = -0.4;
    readings.after.ceilings.isCeilingOfTruePeaks = true;
    return readings;
}

/** Flat tops of 0.1 ms at this level. */
inline CeilingReadings clipped (std::uint64_t flatTops, double levelDbfs)
{
    return { flatTops, 1.0e-4 * static_cast<double> (flatTops), levelDbfs, 0, 0, 0.0, std::nullopt };
}
} // namespace twobus::test

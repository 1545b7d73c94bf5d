#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cmath>

/** @file
    Readings made by hand, to test pure functions of readings.
*/
namespace twobus::test
{
/** A finished stereo programme of three minutes with a given highest true peak; the samples stay 0.2 dB below. */
inline MeterReadings programmeWithTruePeak (double truePeakDbtp)
{
    MeterReadings readings;
    readings.framesMeasured = 48000ull * 180;
    readings.secondsMeasured = 180.0;
    readings.secondsOfSignal = 175.0;
    readings.secondsSinceSignal = 5.0;
    readings.truePeakDbtp = truePeakDbtp;
    readings.samplePeakDbfs = truePeakDbtp - 0.2;
    readings.integratedLufs = -16.0;
    readings.correlation = 0.5;
    readings.balanceDb = 0.3;
    readings.dcOffsetPercent = 0.01;
    readings.psrMinDb = 10.0;
    readings.loudPartsPsrDb = 11.0;
    readings.plrDb = truePeakDbtp - -16.0;
    readings.numChannels = 2;
    readings.loudestMoment = LoudestMoment { 171.38, 0, truePeakDbtp };
    return readings;
}

/** A finished programme with a given loudness and highest true peak. */
inline MeterReadings masterWith (double integratedLufs, double truePeakDbtp)
{
    auto readings = programmeWithTruePeak (truePeakDbtp);
    readings.integratedLufs = integratedLufs;
    return readings;
}

/** The same readings as from a live stream: all of it is one pass, which is still running if less than two seconds have
    passed without signal. */
inline MeterReadings inOnePass (MeterReadings readings)
{
    if (readings.secondsOfSignal <= 0.0)
        return readings;

    PassReadings pass;
    pass.number = 1;
    pass.isRunning = readings.secondsSinceSignal < 2.0;
    pass.secondsOfSignal = pass.lengthSeconds = readings.longestPassSeconds = readings.secondsOfSignal;
    pass.truePeakDbtp = readings.truePeakDbtp.value_or (-INFINITY);
    pass.samplePeakDbfs = readings.samplePeakDbfs.value_or (-INFINITY);
    pass.integratedLufs = readings.integratedLufs;
    pass.samplesOverFullScale = readings.samplesOverFullScale;
    pass.flatRunsAtFullScale = readings.flatRunsAtFullScale;
    pass.samplesInFlatRuns = readings.samplesInFlatRuns;
    pass.samplesInDeepRuns = readings.samplesInDeepRuns;
    pass.topsAtFullScale = readings.topsAtFullScale;
    pass.ceilings = readings.ceilings;
    pass.loudestMoment = readings.loudestMoment;
    readings.pass = pass;
    return readings;
}

/** Inputs while tracking, one for each peak: 4 s of quiet with a noise floor of -70 dBFS, then 12 s of playing. */
template <typename... Peaks>
MeterReadings inputsWithPeaks (Peaks... peaksDbfs)
{
    MeterReadings readings;
    readings.secondsMeasured = 16.0;
    readings.secondsOfSignal = 12.0;

    for (const double peakDbfs : { static_cast<double> (peaksDbfs)... })
    {
        auto& channel = readings.channels[readings.numChannels++];
        channel.samplePeakDbfs = peakDbfs;
        channel.noiseFloorDbfs = -70.0;
        channel.secondsPlayed = peakDbfs >= -50.05 ? 12.0 : 0.0;
    }

    return readings;
}
} // namespace twobus::test

#include "Core/Bank/ChannelMeter.h"

#include "Core/Base/Decibels.h"
#include "Core/Causes/ClippedRuns.h"

#include <algorithm>

namespace twobus
{
void ChannelMeter::prepare (const MeterFormat& format, std::size_t longestSubBlock)
{
    truePeakDetector.prepare (longestSubBlock);
    fullScaleCounter.prepare (format.fullScale);
    fullScaleRuns.prepare (format.fullScale);
    flatTopDetector.prepare (format.sampleRate, format.fullScale, longestSubBlock);
    reset();
}

void ChannelMeter::reset() noexcept
{
    truePeakDetector.reset();
    fullScaleCounter.reset();
    fullScaleRuns.reset();
    flatTopDetector.reset();
    bar.reset();
    restartWindow();
    samplePeak = truePeak = held = 0.0;
    programme.reset();
    hasMeasured = false;
    newest = {};
    invalidSamples = flatRunsBefore = flatTopsBefore = 0;
}

void ChannelMeter::restartWindow() noexcept
{
    windowSquares.clear();
    windowFrames.clear();
}

void ChannelMeter::markDiscontinuity() noexcept
{
    fullScaleRuns.flush (input());
    truePeakDetector.markDiscontinuity();
    flatTopDetector.markDiscontinuity();
    restartWindow();
}

void ChannelMeter::startCausesAnew() noexcept
{
    flatTopDetector.flush();
    flatTopDetector.startAnew();
}

void ChannelMeter::raiseTruePeak (double magnitude) noexcept
{
    truePeak = std::max (truePeak, magnitude);
    held = std::max (held, magnitude);
}

double ChannelMeter::process (std::size_t numFrames, const TruePeakInterpolator& interpolator,
                              bool isWholeSubBlock) noexcept
{
    newest = statisticsOf (input(), numFrames);
    flatRunsBefore = fullScaleRuns.count();
    flatTopsBefore = flatTopDetector.flatTops();

    if (numFrames == 0)
        return 0.0;

    const auto length = static_cast<double> (numFrames);
    const auto peak = static_cast<double> (newest.peak);
    samplePeak = std::max (samplePeak, peak);
    hasMeasured = true;
    programme.add ({ newest.sum, newest.sumOfSquares, length });

    if (isWholeSubBlock)
    {
        windowSquares.push (newest.sumOfSquares);
        windowFrames.push (length);
    }

    if (fullScaleCounter.reachesFullScale (newest.peak))
        fullScaleCounter.process ({ input(), numFrames });

    fullScaleRuns.process (input(), numFrames, newest.peak);
    flatTopDetector.process (input(), numFrames, newest.peak);

    const auto highest = static_cast<double> (truePeakDetector.process (numFrames, newest.peak, interpolator));
    raiseTruePeak (highest);
    bar.advance (peak);
    return highest;
}

double ChannelMeter::flush (const TruePeakInterpolator& interpolator) noexcept
{
    flatRunsBefore = fullScaleRuns.count();
    flatTopsBefore = flatTopDetector.flatTops();
    fullScaleRuns.flush (input());
    flatTopDetector.flush();
    const auto highest = static_cast<double> (truePeakDetector.flush (interpolator));
    raiseTruePeak (highest);
    return highest;
}

void ChannelMeter::addTo (SubBlockLevels& levels) const noexcept
{
    auto& counts = levels.counts;
    counts.samplesOverFullScale += fullScaleCounter.samplesOverFullScale();
    counts.flatRunsAtFullScale += fullScaleRuns.count();
    counts.samplesInFlatRuns += fullScaleRuns.samplesInFlatRuns();
    counts.samplesInDeepRuns += fullScaleRuns.samplesInDeepRuns();
    counts.topsAtFullScale += fullScaleRuns.topsAtFullScale();
    counts.flatTopsBelowFullScale += flatTopDetector.flatTops();
    counts.samplesInFlatTops += flatTopDetector.samplesInFlatTops();
    counts.samplesInDeepTops += flatTopDetector.samplesInDeepTops();
    counts.samplesAtFlatTops += flatTopDetector.samplesAtFlatTops();
    counts.invalidSamples += invalidSamples;

    if (fullScaleRuns.count() > flatRunsBefore
        && isClippedLevel (fullScaleRuns.samplesInDeepRuns(), fullScaleRuns.topsAtFullScale()))
        levels.hasFlatRunAtFullScale = true;

    if (flatTopDetector.flatTops() > flatTopsBefore)
        levels.flatTopLevel = std::max (levels.flatTopLevel, flatTopDetector.newestLevel());
}

ChannelReadings ChannelMeter::readings() const noexcept
{
    ChannelReadings readings;
    readings.samplesAtFullScale = fullScaleCounter.samplesAtFullScale();
    readings.samplesOverFullScale = fullScaleCounter.samplesOverFullScale();
    readings.flatRunsAtFullScale = fullScaleRuns.count();
    readings.samplesInFlatRuns = fullScaleRuns.samplesInFlatRuns();
    readings.samplesInDeepRuns = fullScaleRuns.samplesInDeepRuns();
    readings.topsAtFullScale = fullScaleRuns.topsAtFullScale();
    readings.invalidSamples = invalidSamples;

    if (! hasMeasured)
        return readings;

    readings.samplePeakDbfs = amplitudeToDb (samplePeak);
    readings.truePeakDbtp = amplitudeToDb (truePeak);
    readings.barPeakDbfs = amplitudeToDb (bar.value());
    readings.heldPeakDbtp = amplitudeToDb (held);

    if (const auto& sums = programme.sums(); sums.frames > 0.0)
    {
        const auto rmsDbfs = powerToDb (sums.squares / sums.frames);
        readings.rmsDbfs = rmsDbfs;
        readings.dcOffsetPercent = 100.0 * sums.samples / sums.frames;

        if (sums.squares > 0.0)
            readings.crestFactorDb = amplitudeToDb (samplePeak) - rmsDbfs;
    }

    if (windowFrames.isFull())
        readings.rmsWindowDbfs =
            powerToDb (windowSquares.sumOfNewest (rmsWindowSubBlocks) / windowFrames.sumOfNewest (rmsWindowSubBlocks));

    return readings;
}
} // namespace twobus

#include "Core/Bank/MeterBank.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/DenormalGuard.h"
#include "Core/Base/Maximum.h"
#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace twobus
{
namespace
{
const double lowestShortTermPowerOfPsr = lufsToPower (-70.0);

float asRow (std::optional<double> value) noexcept
{
    return value ? static_cast<float> (*value) : std::numeric_limits<float>::quiet_NaN();
}

/** True peak less loudness, from the quotient of their powers: loudness has an offset that peaks have not. */
std::optional<double> psrInDb (std::optional<double> quotient) noexcept
{
    return quotient ? std::optional (powerToDb (*quotient) - loudnessOffsetDb) : std::nullopt;
}
} // namespace

void MeterBank::prepare (const MeterFormat& newFormat, MeterBankOptions options)
{
    if (const auto problem = problemWith (newFormat); ! problem.empty())
        throw std::invalid_argument (problem);

    meterFormat = newFormat;
    grid = SubBlockGrid (newFormat.sampleRate);

    interpolator.prepare (newFormat.sampleRate);
    channels = std::vector<ChannelMeter> (newFormat.numChannels());

    pending.clear();

    for (auto& channel : channels)
    {
        channel.prepare (newFormat, static_cast<std::size_t> (grid.longest()));
        pending.push_back (channel.input());
    }

    loudness.prepare (newFormat);
    memory.prepare (newFormat.sampleRate, newFormat.numChannels(), options.recognisesPassages);
    needles.resize (newFormat.numChannels());
    kMeters.resize (newFormat.numChannels());
    trackingMeters.resize (newFormat.numChannels());

    for (auto& meter : needles)
        meter.prepare (needle, newFormat.sampleRate);

    skipsPauses = options.skipsPauses;
    gate.prepare (newFormat.sampleRate);
    signalFloor.prepare (newFormat.sampleRate);
    passBank = {};

    if (options.measuresPasses)
    {
        passBank.prepare (newFormat, options.measuresSpectrum);
        passBank.setEventLimit (memory.eventLimitDbtp());
    }

    spectrum.reset();

    if (options.measuresSpectrum && newFormat.layout.hasLoudness())
        spectrum.emplace().prepare (newFormat);

    isPrepared = true;
    reset();
}

void MeterBank::reset() noexcept
{
    for (auto& channel : channels)
        channel.reset();

    for (auto& meter : needles)
        meter.reset();

    for (auto& meter : kMeters)
        meter.reset();

    for (auto& meter : trackingMeters)
        meter.reset();

    loudness.reset();
    memory.reset();
    gate.reset();
    signalFloor.reset();
    silence = Silence::counts;
    passBank.reset();
    passBefore = 0;
    nextStart = PassStart::playing;
    stereo.reset();
    psrMinDb.reset();
    heldPsr.count = 0;
    loudPartsPsr.reset();
    pinning.reset();

    if (spectrum)
        spectrum->reset();

    loudest.reset();
    highestTruePeak = 0.0;
    framesMeasured = framesOfSignal = framesSinceSignal = 0;
    rowTruePeak = rowSamplePeak = 0.0;
    rowTruePeaks.clear();
    restartGrid();
}

void MeterBank::restartGrid() noexcept
{
    startSubBlock (0);
    pendingFrames = 0;
    isFlushed = hasPossibleCut = false;
    truePeaks.clear();
    psr.reset();
}

void MeterBank::setNeedle (Needle newNeedle) noexcept
{
    if (needle == newNeedle)
        return;

    needle = newNeedle;

    for (auto& meter : needles)
        meter.prepare (needle, meterFormat.sampleRate);
}

void MeterBank::clearHolds() noexcept
{
    for (auto& channel : channels)
        channel.clearHold();

    passBank.clearHolds();
}

void MeterBank::startSubBlock (std::int64_t number) noexcept
{
    subBlock = number;
    subBlockFrames = static_cast<std::size_t> (grid.start (number + 1) - grid.start (number));
}

std::size_t MeterBank::process (const AudioBlock& block) noexcept
{
    if (! isPrepared || block.numChannels != channels.size() || block.numFrames == 0)
        return 0;

    if (isFlushed)
        markDiscontinuity();

    const DenormalGuard guard;
    std::size_t done = 0, invalid = 0;

    while (done < block.numFrames)
    {
        const auto length = std::min (block.numFrames - done, subBlockFrames - pendingFrames);
        invalid += append (block, done, length);
        done += length;

        if (pendingFrames == subBlockFrames)
            measurePending (true);
    }

    return invalid;
}

std::size_t MeterBank::append (const AudioBlock& block, std::size_t firstFrame, std::size_t numFrames) noexcept
{
    std::size_t invalidInAll = 0;

    for (std::size_t channel = 0; channel < channels.size(); ++channel)
    {
        const auto invalid = copyValid (block.channels[channel] + firstFrame, numFrames, largestValidSample,
                                        pending[channel] + pendingFrames);
        channels[channel].countInvalid (invalid);
        passBank.countInvalid (channel, invalid);
        invalidInAll += invalid;
    }

    hasPossibleCut = hasPossibleCut || invalidInAll > 0; // the zero makes a step that was not in the audio
    pendingFrames += numFrames;
    return invalidInAll;
}

void MeterBank::measurePending (bool isWholeSubBlock) noexcept
{
    const auto numFrames = pendingFrames;
    pendingFrames = 0;

    const auto mayBeCut = std::exchange (hasPossibleCut, false);

    if (mayBeCut)
        for (auto& channel : channels)
            channel.markPossibleCut (numFrames);

    SubBlockLevels levels;
    levels.firstFrame = framesMeasured;
    levels.numFrames = numFrames;
    levels.isWhole = isWholeSubBlock;

    for (std::size_t channel = 0; channel < channels.size(); ++channel)
    {
        const auto highest = channels[channel].process (numFrames, interpolator, isWholeSubBlock);
        noteTruePeak (static_cast<std::uint32_t> (channel), highest);
        levels.raiseTruePeak (static_cast<std::uint32_t> (channel), highest);
        const auto& statistics = channels[channel].lastStatistics();
        levels.samplePeak = std::max (levels.samplePeak, static_cast<double> (statistics.peak));
        levels.meanSquare = std::max (
            levels.meanSquare, statistics.sumOfSquares / static_cast<double> (std::max<std::size_t> (1, numFrames)));
        needles[channel].process ({ pending[channel], numFrames });

        if (isWholeSubBlock)
        {
            kMeters[channel].advance (statistics.sumOfSquares / static_cast<double> (numFrames),
                                      static_cast<double> (statistics.peak));
            trackingMeters[channel].process (pending[channel], numFrames, statistics);
        }
    }

    rowTruePeak = std::max (rowTruePeak, levels.truePeak);
    rowSamplePeak = std::max (rowSamplePeak, levels.samplePeak);

    if (meterFormat.layout.isStereo() && numFrames > 0)
        stereo.process (channels[0].lastStatistics(), channels[1].lastStatistics(),
                        sumOfProducts (pending[0], pending[1], numFrames), numFrames);

    if (spectrum)
        spectrum->process (pending, numFrames);

    levels.hasSignal = noteSignal (numFrames);
    settleAverages (levels.hasSignal, numFrames);
    framesMeasured += numFrames;

    if (isWholeSubBlock)
    {
        loudness.process (pending.data(), numFrames, silence);
        pinning.advance (levels.samplePeak, levels.truePeak, levels.meanSquare);
    }

    remember (levels);
    measurePass (numFrames, mayBeCut);

    if (isWholeSubBlock)
        finishSubBlock (levels.truePeak);
}

void MeterBank::remember (SubBlockLevels levels) noexcept
{
    levels.loudnessPower = loudness.subBlockPower();
    levels.momentaryPower = loudness.momentaryPower();
    levels.shortTermPower = loudness.shortTermPower();

    levels.pinnedCeiling = pinning.ceiling();
    levels.isCeilingOfTruePeaks = pinning.isCeilingOfTruePeaks();
    levels.counts.pinnedSeconds = pinning.secondsPinned();

    for (const auto& channel : channels)
        channel.addTo (levels);

    levels.cause = causeOf (levels);
    memory.process (levels, pending);
}

bool MeterBank::noteSignal (std::size_t numFrames) noexcept
{
    auto sumOfSquares = 0.0;

    for (const auto& channel : channels)
        sumOfSquares = std::max (sumOfSquares, channel.lastStatistics().sumOfSquares);

    const auto meanSquare = sumOfSquares / static_cast<double> (std::max<std::size_t> (1, numFrames));
    const auto hasSignal = skipsPauses ? signalFloor.isSignal (meanSquare, numFrames) : meanSquare > signalMeanSquare;

    framesOfSignal += hasSignal ? numFrames : 0;
    framesSinceSignal = hasSignal ? 0 : framesSinceSignal + numFrames;
    return hasSignal;
}

void MeterBank::settleAverages (bool hasSignal, std::size_t numFrames) noexcept
{
    if (skipsPauses)
    {
        gate.process (hasSignal, numFrames);
        silence = gate.silence();
    }

    for (auto& channel : channels)
        channel.settle (silence);

    stereo.settle (silence);
}

void MeterBank::noteTruePeak (std::uint32_t channel, double magnitude) noexcept
{
    if (magnitude <= highestTruePeak)
        return;

    highestTruePeak = magnitude;
    loudest = LoudestMoment { static_cast<double> (framesMeasured) / meterFormat.sampleRate, channel,
                              amplitudeToDb (magnitude) };
}

void MeterBank::finishSubBlock (double truePeak) noexcept
{
    startSubBlock (subBlock + 1);
    truePeaks.push (truePeak);

    if (const auto shortTerm = loudness.shortTermPower())
    {
        psr.reset();

        if (*shortTerm > lowestShortTermPowerOfPsr)
        {
            const auto peak = truePeaks.largestOfNewest (shortTermSubBlocks);
            psr = peak * peak / *shortTerm;
            addPsr (powerToLufs (*shortTerm), *psrInDb (psr));
        }
    }

    if (silence == Silence::isLeftOut)
        heldPsr.count = 0;

    if (subBlock % gatingHopSubBlocks == 0)
        emitRow();
}

void MeterBank::setPlayerRolls (bool rolls) noexcept
{
    gate.setPlayerRolls (rolls);
    memory.setPlayerRolls (rolls);
    passBank.setPlayerRolls (rolls);
}

void MeterBank::startNextPass (PassStart start) noexcept
{
    memory.endPass();
    passBefore = 0;
    nextStart = start;
    startCausesAnew();
}

void MeterBank::startCausesAnew() noexcept
{
    for (auto& channel : channels)
        channel.startCausesAnew();

    pinning.markDiscontinuity();
}

void MeterBank::measurePass (std::size_t numFrames, bool mayBeCut) noexcept
{
    if (! passBank.isPrepared())
        return;

    const auto active = memory.activePassNumber();
    const auto before = std::exchange (passBefore, active);

    const AudioBlock block { pending.data(), pending.size(), numFrames };

    if (active == 0)
    {
        if (before != 0)
            startCausesAnew();

        return passBank.skip (block);
    }

    if (active != before)
        passBank.begin (active, readings(), std::exchange (nextStart, PassStart::playing));

    passBank.process (block, mayBeCut);
}

void MeterBank::addPsr (double shortTermLufs, double psrDb) noexcept
{
    if (silence == Silence::isLeftOut || heldPsr.count == heldPsr.values.size())
        return;

    heldPsr.values[heldPsr.count++] = { shortTermLufs, psrDb };

    if (silence == Silence::isHeld)
        return;

    for (std::size_t i = 0; i < heldPsr.count; ++i)
    {
        const auto& value = heldPsr.values[i];
        psrMinDb = std::min (psrMinDb.value_or (value.psrDb), value.psrDb);
        loudPartsPsr.add (value.shortTermLufs, value.psrDb);
    }

    heldPsr.count = 0;
}

void MeterBank::emitRow() noexcept
{
    static_assert (rowsPerSecond * gatingHopSubBlocks == subBlocksPerSecond);

    if (rowSink != nullptr)
        rowSink->meterRow ({ asRow (loudness.momentaryLufs()), asRow (loudness.shortTermLufs()),
                             static_cast<float> (amplitudeToDb (rowTruePeak)),
                             static_cast<float> (amplitudeToDb (rowSamplePeak)) });

    if (silence == Silence::counts)
        rowTruePeaks.push (rowTruePeak);

    rowTruePeak = rowSamplePeak = 0.0;
}

void MeterBank::markDiscontinuity() noexcept
{
    if (! isPrepared)
        return;

    const DenormalGuard guard;
    measurePending (false);
    loudness.restartWindows();
    stereo.restartWindow();
    pinning.markDiscontinuity();

    if (spectrum)
        spectrum->markDiscontinuity();

    for (auto& channel : channels)
        channel.markDiscontinuity();

    for (auto& meter : trackingMeters)
        meter.markDiscontinuity();

    memory.markDiscontinuity();
    passBank.markDiscontinuity();
    restartGrid();
}

void MeterBank::endPass() noexcept
{
    if (! isPrepared)
        return;

    const DenormalGuard guard;
    measurePending (false);
    memory.finish();
    gate.close();
    markDiscontinuity();
}

void MeterBank::withdrawPass() noexcept
{
    if (! isPrepared)
        return;

    const DenormalGuard guard;
    measurePending (false);

    if (memory.activePassNumber() == 0)
        return;

    memory.withdrawPass();
    passBank.withdraw();
    passBefore = 0;
    gate.close();
    markDiscontinuity();
}

void MeterBank::flush() noexcept
{
    if (! isPrepared || isFlushed || framesMeasured + pendingFrames == 0)
        return;

    const DenormalGuard guard;
    measurePending (false);

    SubBlockLevels last;
    last.firstFrame = framesMeasured;

    for (std::size_t channel = 0; channel < channels.size(); ++channel)
    {
        const auto highest = channels[channel].flush (interpolator);
        noteTruePeak (static_cast<std::uint32_t> (channel), highest);
        last.raiseTruePeak (static_cast<std::uint32_t> (channel), highest);
    }

    remember (last);
    passBank.flush();
    memory.finish();
    isFlushed = true;
}

CeilingReadings MeterBank::ceilings() const noexcept
{
    FlatTops tops;

    for (const auto& channel : channels)
    {
        const auto& detector = channel.flatTops();
        tops.count += detector.flatTops();
        tops.seconds += static_cast<double> (detector.samplesInFlatTops()) / meterFormat.sampleRate;
        tops.level = std::max (tops.level, detector.highestLevel());
        tops.samplesAtLevels += detector.samplesAtFlatTops();
        tops.samplesInDeepRuns += detector.samplesInDeepTops();
    }

    return ceilingReadingsOf (tops, pinning.secondsPinned(), pinning.highestCeiling());
}

std::uint64_t MeterBank::flatRunsAtFullScale() const noexcept
{
    std::uint64_t runs = 0;

    for (const auto& channel : channels)
        runs += channel.flatRunsAtFullScale();

    return runs;
}

MeterReadings MeterBank::readings() const noexcept
{
    MeterReadings readings;

    if (! isPrepared)
        return readings;

    readings.framesMeasured = framesMeasured;
    readings.secondsMeasured = static_cast<double> (framesMeasured) / meterFormat.sampleRate;
    readings.secondsOfSignal = static_cast<double> (framesOfSignal) / meterFormat.sampleRate;
    readings.secondsSinceSignal = static_cast<double> (framesSinceSignal) / meterFormat.sampleRate;

    readings.momentaryLufs = loudness.momentaryLufs();
    readings.momentaryMaxLufs = loudness.momentaryMaxLufs();
    readings.shortTermLufs = loudness.shortTermLufs();
    readings.shortTermMaxLufs = loudness.shortTermMaxLufs();
    readings.integratedLufs = loudness.integratedLufs();
    readings.loudnessRangeLu = loudness.loudnessRangeLu();
    readings.psrDb = psrInDb (psr);
    readings.psrMinDb = psrMinDb;
    readings.loudPartsPsrDb = loudPartsPsr.psrDb();

    readings.numChannels = static_cast<std::uint32_t> (channels.size());

    for (std::size_t i = 0; i < channels.size(); ++i)
    {
        auto channel = channels[i].readings();
        channel.needleDbfs = needles[i].readingDbfs();
        channel.kAverageDbfs = kMeters[i].averageDbfs();
        channel.kPeakDbfs = kMeters[i].peakDbfs();
        trackingMeters[i].addTo (channel);
        raise (readings.samplePeakDbfs, channel.samplePeakDbfs);
        raise (readings.truePeakDbtp, channel.truePeakDbtp);
        raise (readings.rmsDbfs, channel.rmsDbfs);
        raise (readings.rmsWindowDbfs, channel.rmsWindowDbfs);
        raise (readings.crestFactorDb, channel.crestFactorDb);

        if (channel.dcOffsetPercent
            && (! readings.dcOffsetPercent
                || std::abs (*channel.dcOffsetPercent) > std::abs (*readings.dcOffsetPercent)))
            readings.dcOffsetPercent = channel.dcOffsetPercent;

        readings.samplesAtFullScale += channel.samplesAtFullScale;
        readings.samplesOverFullScale += channel.samplesOverFullScale;
        readings.flatRunsAtFullScale += channel.flatRunsAtFullScale;
        readings.samplesInFlatRuns += channel.samplesInFlatRuns;
        readings.samplesInDeepRuns += channel.samplesInDeepRuns;
        readings.topsAtFullScale += channel.topsAtFullScale;
        readings.invalidSamples += channel.invalidSamples;
        readings.channels[i] = channel;
    }

    if (readings.integratedLufs && std::isfinite (*readings.integratedLufs))
        readings.plrDb = *readings.truePeakDbtp - *readings.integratedLufs;

    if (meterFormat.layout.isStereo() && framesMeasured > 0)
    {
        readings.correlation = stereo.correlation();
        readings.correlationWindow = stereo.correlationWindow();
        readings.balanceDb = stereo.balanceDb();
    }

    if (rowTruePeaks.isFull())
        readings.recentTruePeakDbtp =
            amplitudeToDb (std::max (rowTruePeak, rowTruePeaks.largestOfNewest (rowTruePeaks.size())));

    readings.loudestMoment = loudest;
    readings.ceilings = ceilings();

    if (spectrum)
        readings.spectrum = spectrum->readings();

    memory.addTo (readings);
    return readings;
}
} // namespace twobus

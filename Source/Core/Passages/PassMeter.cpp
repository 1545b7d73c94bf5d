#include "Core/Passages/PassMeter.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/Maximum.h"
#include "Core/Base/SubBlockGrid.h"

#include <algorithm>
#include <utility>

namespace twobus
{
void PassMeter::prepare (double sampleRate) noexcept
{
    rate = sampleRate;
    gate.prepare (sampleRate);
    reset();
}

void PassMeter::reset() noexcept
{
    candidate.reset();
    current.reset();
    previous.reset();
    currentRuns = false;
    confirmed = 0;
    longestFrames = 0;
    countsSoFar = {};
    gate.reset();
}

PassMeter::Pass* PassMeter::active() noexcept
{
    if (candidate)
        return &*candidate;

    return currentRuns ? &*current : nullptr;
}

std::uint32_t PassMeter::activeNumber() const noexcept
{
    if (candidate)
        return candidate->number;

    return currentRuns ? current->number : 0;
}

void PassMeter::process (const SubBlockLevels& levels) noexcept
{
    gate.process (levels.hasSignal, levels.numFrames);

    if (active() == nullptr && gate.isOpen())
        begin (levels);

    countsSoFar = levels.counts;
    auto* pass = active();

    if (pass == nullptr)
        return;

    if (levels.truePeak > pass->truePeak)
    {
        pass->truePeak = levels.truePeak;
        pass->loudestFrame = levels.firstFrame;
        pass->loudestChannel = levels.channel;
    }

    pass->samplePeak = std::max (pass->samplePeak, levels.samplePeak);
    pass->counts = levels.counts;
    pass->flatTopLevel = std::max (pass->flatTopLevel, levels.flatTopLevel);
    pass->pinnedCeiling.note (levels.pinnedCeiling, levels.isCeilingOfTruePeaks);

    if (levels.isWhole)
        addLoudness (levels);

    if (levels.hasSignal)
    {
        pass->pauses += std::exchange (pass->pausesInHold, 0);
        pass->framesOfSignal += levels.numFrames;
        pass->endFrame = levels.firstFrame + levels.numFrames;
    }

    if (candidate && static_cast<double> (candidate->framesOfSignal) >= shortestSignalSeconds * rate)
        confirm();

    if (! gate.isOpen())
        end();
}

void PassMeter::begin (const SubBlockLevels& levels) noexcept
{
    candidate = Pass {}; // clang 14 finds no emplace for a nested class with initialisers
    candidate->number = confirmed + 1;
    candidate->firstFrame = candidate->endFrame = candidate->loudestFrame = levels.firstFrame;
    candidate->countsBefore = countsSoFar;
    integrated.reset();
    subBlocks = 0;
    numBlocksInHold = 0;
    shortTermMaxInHold.reset();
}

void PassMeter::confirm() noexcept
{
    previous = current;
    current = candidate;
    candidate.reset();
    currentRuns = true;
    ++confirmed;
}

void PassMeter::addLoudness (const SubBlockLevels& levels) noexcept
{
    ++subBlocks;

    if (subBlocks >= shortTermSubBlocks)
        raise (shortTermMaxInHold, levels.shortTermPower);

    if (subBlocks >= momentarySubBlocks && subBlocks % gatingHopSubBlocks == 0 && levels.momentaryPower
        && numBlocksInHold < mostBlocksInHold)
        blocksInHold[numBlocksInHold++] = *levels.momentaryPower;

    if (! levels.hasSignal)
        return;

    for (std::size_t i = 0; i < numBlocksInHold; ++i)
        integrated.addGatingBlock (blocksInHold[i]);

    raise (active()->shortTermMax, shortTermMaxInHold);
    numBlocksInHold = 0;
    shortTermMaxInHold.reset();
}

void PassMeter::markDiscontinuity() noexcept
{
    if (auto* pass = active())
        pass->hasGap = true;

    subBlocks = 0;
}

void PassMeter::notePause() noexcept
{
    if (auto* pass = active())
        ++pass->pausesInHold;
}

void PassMeter::end() noexcept
{
    if (currentRuns)
    {
        current->integratedLufs = integrated.integratedLufs();
        longestFrames = std::max (longestFrames, current->endFrame - current->firstFrame);
    }

    candidate.reset();
    currentRuns = false;
}

void PassMeter::finish() noexcept
{
    gate.close();
    end();
}

void PassMeter::withdraw() noexcept
{
    gate.close();

    if (! candidate && currentRuns)
    {
        current = previous;
        previous.reset();
        --confirmed;
    }

    candidate.reset();
    currentRuns = false;
}

PassReadings PassMeter::readingsOf (const Pass& pass, bool isRunning) const noexcept
{
    PassReadings readings;
    readings.number = pass.number;
    readings.isRunning = isRunning;
    readings.hasGap = pass.hasGap;
    readings.pauses = pass.pauses;
    readings.startSeconds = static_cast<double> (pass.firstFrame) / rate;
    readings.lengthSeconds = static_cast<double> (pass.endFrame - pass.firstFrame) / rate;
    readings.secondsOfSignal = static_cast<double> (pass.framesOfSignal) / rate;
    readings.truePeakDbtp = amplitudeToDb (pass.truePeak);
    readings.samplePeakDbfs = amplitudeToDb (pass.samplePeak);
    readings.integratedLufs = isRunning ? integrated.integratedLufs() : pass.integratedLufs;
    readings.loudestMoment =
        LoudestMoment { static_cast<double> (pass.loudestFrame) / rate, pass.loudestChannel, readings.truePeakDbtp };

    if (pass.shortTermMax)
        readings.shortTermMaxLufs = powerToLufs (*pass.shortTermMax);

    readings.samplesOverFullScale = pass.counts.samplesOverFullScale - pass.countsBefore.samplesOverFullScale;
    readings.flatRunsAtFullScale = pass.counts.flatRunsAtFullScale - pass.countsBefore.flatRunsAtFullScale;
    readings.samplesInFlatRuns = pass.counts.samplesInFlatRuns - pass.countsBefore.samplesInFlatRuns;
    readings.samplesInDeepRuns = pass.counts.samplesInDeepRuns - pass.countsBefore.samplesInDeepRuns;
    readings.topsAtFullScale = pass.counts.topsAtFullScale - pass.countsBefore.topsAtFullScale;
    readings.invalidSamples = pass.counts.invalidSamples - pass.countsBefore.invalidSamples;
    const FlatTops tops { pass.counts.flatTopsBelowFullScale - pass.countsBefore.flatTopsBelowFullScale,
                          static_cast<double> (pass.counts.samplesInFlatTops - pass.countsBefore.samplesInFlatTops)
                              / rate,
                          pass.flatTopLevel, pass.counts.samplesAtFlatTops - pass.countsBefore.samplesAtFlatTops,
                          pass.counts.samplesInDeepTops - pass.countsBefore.samplesInDeepTops };
    readings.ceilings =
        ceilingReadingsOf (tops, pass.counts.pinnedSeconds - pass.countsBefore.pinnedSeconds, pass.pinnedCeiling);
    return readings;
}

std::optional<PassReadings> PassMeter::pass() const noexcept
{
    return current ? std::optional (readingsOf (*current, currentRuns)) : std::nullopt;
}

std::optional<PassReadings> PassMeter::previousPass() const noexcept
{
    return previous ? std::optional (readingsOf (*previous, false)) : std::nullopt;
}

double PassMeter::longestPassSeconds() const noexcept
{
    const auto frames = currentRuns ? std::max (longestFrames, current->endFrame - current->firstFrame) : longestFrames;
    return static_cast<double> (frames) / rate;
}
} // namespace twobus

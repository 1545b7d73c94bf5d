#include "Core/Bank/ProgrammeMemory.h"

#include <algorithm>
#include <utility>

namespace twobus
{
void ProgrammeMemory::prepare (double sampleRate, std::size_t numChannels, bool shouldRecognisePassages)
{
    rate = sampleRate;
    recognisesPassages = shouldRecognisePassages;
    passes.prepare (sampleRate);
    moments.prepare (sampleRate, numChannels);
    events.prepare (sampleRate);
    passages = PassageMemory();

    if (recognisesPassages)
        passages.prepare();

    reset();
}

void ProgrammeMemory::reset() noexcept
{
    passes.reset();
    moments.reset();
    events.reset();
    passages.reset();
    recogniser.reset();
    activePass = numPasses = 0;
    needsStretch = false;
}

void ProgrammeMemory::process (const SubBlockLevels& levels, std::span<float* const> samples) noexcept
{
    passes.process (levels);
    moments.process (levels, samples, passes.activeNumber());
    events.process (levels);
    followPasses();

    if (recognisesPassages && activePass > 0 && levels.isWhole)
        remember (levels);
}

/** This sub-block can have begun, ended or confirmed a pass. */
void ProgrammeMemory::followPasses() noexcept
{
    const auto before = std::exchange (activePass, passes.activeNumber());

    if (std::exchange (numPasses, passes.numPasses()) != numPasses)
        recogniser.reset();

    if (before == activePass)
        return;

    if (before > 0)
    {
        endStretch();

        if (before > numPasses)
        {
            moments.withdrawPass (before);
            passages.withdrawPass (before);
        }
    }

    if (activePass > 0)
        needsStretch = true;
}

void ProgrammeMemory::remember (const SubBlockLevels& levels) noexcept
{
    if (std::exchange (needsStretch, false))
        passages.beginStretch (activePass, static_cast<double> (levels.firstFrame) / rate);

    if (! passages.push (levels.loudnessPower, levels.truePeak))
        return;

    recogniser.advance (passages, activePass);
    markReplayed();
}

void ProgrammeMemory::endStretch() noexcept
{
    if (! recognisesPassages)
        return;

    recogniser.endStretch (passages);
    markReplayed();
    passages.endStretch();
}

void ProgrammeMemory::markReplayed() noexcept
{
    while (const auto rows = recogniser.takeReplayed())
    {
        const auto first = std::max (rows->first, passages.firstRow()), last = rows->second - 1;
        passages.markReplayed (first, last + 1);
        moments.markReplayed (passages.secondsAt (first), passages.secondsAt (last) + PassageMemory::secondsPerRow);
    }
}

void ProgrammeMemory::markDiscontinuity() noexcept
{
    passes.markDiscontinuity();
    moments.markDiscontinuity();
    endStretch();
    needsStretch = activePass > 0;
}

void ProgrammeMemory::endPass() noexcept
{
    passes.finish();
    followPasses();
}

void ProgrammeMemory::finish() noexcept
{
    passes.finish();
    moments.finish();
    events.finish();
    followPasses();
}

void ProgrammeMemory::addTo (MeterReadings& readings) const noexcept
{
    readings.pass = passes.pass();
    readings.previousPass = passes.previousPass();
    readings.numPasses = passes.numPasses();
    readings.longestPassSeconds = passes.longestPassSeconds();
    readings.levelEvents = events.readings();
    readings.passageMatch = recogniser.match();

    const auto list = moments.moments();
    std::copy (list.begin(), list.end(), readings.loudMoments.begin());
    readings.numLoudMoments = static_cast<std::uint32_t> (list.size());

    if (const auto row = passages.highestUnreplayed (numPasses))
        readings.unreplayedMoment = UnreplayedMoment { passages.secondsAt (*row), passages.blockOf (*row).pass,
                                                       0.01 * passages.truePeak (*row) };
}
} // namespace twobus

#include "Core/Bank/ProgrammeMemory.h"

#include "Core/Causes/ClippedRuns.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr PassageMemory::Row rowsWithoutMatch = 750; // 15 s: a search takes 10 s of audio, and some time

constexpr double smallestMoveDb = 0.3;

/** Whether the gain of two passages differs, if they can be compared. */
bool isMoveBetween (const PassageMatch& a, const PassageMatch& b) noexcept
{
    return a.referencePass == b.referencePass && std::abs (a.loudnessChangeDb - b.loudnessChangeDb) >= smallestMoveDb;
}

/** Whether the passage came back at another gain, which its peak followed. */
bool isMoved (const PassageMatch& match) noexcept
{
    constexpr auto farthestApartDb = 0.5;
    return std::abs (match.loudnessChangeDb) >= smallestMoveDb
           && std::abs (match.truePeakChangeDb - match.loudnessChangeDb) <= farthestApartDb;
}

/** Whether a passage of a pass tells more about it than the one that was reported so far. It does if it has a louder
    part of the pass it was heard in before, or the loudest part again after the fader moved. */
bool tellsMore (const PassageMatch& newest, const PassageMatch& told) noexcept
{
    constexpr auto loudestPartDb = 0.5, smallestGainDb = 0.1;

    const auto belowLoudest = [] (const PassageMatch& match) {
        return match.referencePassTruePeakDbtp.value_or (INFINITY) - match.referenceTruePeakDbtp;
    };

    const auto isCloser = belowLoudest (newest) < belowLoudest (told) - smallestGainDb;

    if (newest.referencePass != told.referencePass)
        return isCloser;

    const auto isSame =
        newest.startSeconds <= told.startSeconds && newest.startSeconds >= told.startSeconds; // the same, grown longer
    return isSame || isCloser || (isMoveBetween (newest, told) && belowLoudest (newest) <= loudestPartDb);
}
} // namespace

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
    repeats.reset();
    activePass = numPasses = 0;
    needsStretch = isMoveKnown = false;
    ended = {};
    forgetMatch();
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
    {
        recogniser.reset();
        repeats.reset();
        forgetMatch();

        if (const auto pass = passes.previousPass())
            ended[pass->number % ended.size()] = *pass;
    }

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
    repeats.advance (passages, activePass);
    markReplayed();
    noteMatch();
}

void ProgrammeMemory::endStretch() noexcept
{
    if (! recognisesPassages)
        return;

    recogniser.endStretch (passages);
    repeats.endStretch (passages);
    markReplayed();
    noteMatch();
    passages.endStretch();
}

void ProgrammeMemory::forgetMatch() noexcept
{
    told.reset();
    song = 0;
    rowsSinceMatch = 0;
}

const PassReadings* ProgrammeMemory::endedPass (std::uint32_t number) const noexcept
{
    const auto& pass = ended[number % ended.size()];
    return number != 0 && pass.number == number ? &pass : nullptr;
}

void ProgrammeMemory::noteMatch() noexcept
{
    auto newest = recogniser.match();
    rowsSinceMatch = newest && newest->isRunning ? 0 : rowsSinceMatch + 1;

    // Something else plays since.
    if (song != 0 && rowsSinceMatch > rowsWithoutMatch)
    {
        song = 0;
        passages.setSong (activePass, activePass,
                          passages.secondsAt (passages.endRow() - 1)
                              - PassageMemory::secondsPerRow * static_cast<double> (rowsSinceMatch));
    }

    if (! newest)
        return;

    if (const auto* reference = endedPass (newest->referencePass))
    {
        newest->referencePassTruePeakDbtp = reference->truePeakDbtp;
        newest->wasReferenceClipped =
            clippedRunsAtFullScale (*reference) > 0 || reference->ceilings.flatTopsBelowFullScale > 0;
    }

    if (rowsSinceMatch == 0)
        if (const auto songBefore = passages.songAt (newest->referencePass, newest->referenceStartSeconds);
            songBefore != 0 && songBefore != song)
        {
            song = songBefore;
            passages.setSong (activePass, song, newest->startSeconds);
        }

    isMoveKnown = isMoveKnown || isMoved (*newest);

    if (! told || tellsMore (*newest, *told))
    {
        told = newest;
        return;
    }

    told->isRunning = false;
    told->hasMovedSince = told->hasMovedSince || isMoveBetween (*newest, *told);
}

std::optional<UnreplayedMoment> ProgrammeMemory::unreplayedMoment() const noexcept
{
    const auto row = song != 0 ? passages.highestUnreplayed (numPasses, song) : std::nullopt;
    const auto* pass = row ? endedPass (passages.blockOf (*row).pass) : nullptr;

    if (pass == nullptr)
        return std::nullopt;

    return UnreplayedMoment { passages.secondsAt (*row), pass->number, 0.01 * passages.truePeak (*row),
                              pass->startSeconds, pass->lengthSeconds };
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

/** What plays since a fader moved in a loop is no part of the pass that it is compared with: if that had rounds of both
    levels, nobody could tell which of them the next one is like. */
void ProgrammeMemory::endPass() noexcept
{
    const auto movedFrom = repeat() == RepeatInPass::moved ? std::optional (repeats.firstRowOfMatch()) : std::nullopt;
    passes.finish();
    followPasses();

    if (movedFrom)
        passages.moveToPass (*movedFrom, numPasses + 1);
}

RepeatInPass ProgrammeMemory::repeat() const noexcept
{
    const auto match = repeats.match();
    const auto pass = passes.pass();
    return match && pass ? repeatInPass (*match, pass->startSeconds) : RepeatInPass::none;
}

void ProgrammeMemory::withdrawPass() noexcept
{
    passes.withdraw();
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
    readings.passageMatch = told;
    readings.isPlayedAgainInPass = repeat() != RepeatInPass::none;

    if (told)
    {
        readings.passageMatch->isMoveKnown = isMoveKnown;
        readings.passageMatch->elsewhereTruePeakDbtp =
            song != 0 ? passages.highestUnreplayedElsewhere (numPasses, song, *told) : std::nullopt;
    }

    const auto list = moments.moments();
    std::copy (list.begin(), list.end(), readings.loudMoments.begin());
    readings.numLoudMoments = static_cast<std::uint32_t> (list.size());

    readings.unreplayedMoment = unreplayedMoment();
}
} // namespace twobus

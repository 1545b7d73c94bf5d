#include "Core/Bank/PassBank.h"

#include "Core/Bank/MeterBank.h"
#include "Core/Causes/ClippedRuns.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
void takeProgramme (ChannelReadings& to, const ChannelReadings& from) noexcept
{
    to.samplePeakDbfs = from.samplePeakDbfs;
    to.truePeakDbtp = from.truePeakDbtp;
    to.rmsDbfs = from.rmsDbfs;
    to.crestFactorDb = from.crestFactorDb;
    to.dcOffsetPercent = from.dcOffsetPercent;
    to.heldPeakDbtp = from.heldPeakDbtp;
    to.samplesAtFullScale = from.samplesAtFullScale;
    to.samplesOverFullScale = from.samplesOverFullScale;
    to.flatRunsAtFullScale = from.flatRunsAtFullScale;
    to.samplesInFlatRuns = from.samplesInFlatRuns;
    to.samplesInDeepRuns = from.samplesInDeepRuns;
    to.topsAtFullScale = from.topsAtFullScale;
    to.invalidSamples = from.invalidSamples;
}

void takeProgramme (MeterReadings& to, const MeterReadings& from) noexcept
{
    to.secondsOfSignal = from.secondsOfSignal;
    to.momentaryMaxLufs = from.momentaryMaxLufs;
    to.shortTermMaxLufs = from.shortTermMaxLufs;
    to.integratedLufs = from.integratedLufs;
    to.loudnessRangeLu = from.loudnessRangeLu;
    to.plrDb = from.plrDb;
    to.psrMinDb = from.psrMinDb;
    to.loudPartsPsrDb = from.loudPartsPsrDb;
    to.samplePeakDbfs = from.samplePeakDbfs;
    to.truePeakDbtp = from.truePeakDbtp;
    to.recentTruePeakDbtp = from.recentTruePeakDbtp;
    to.rmsDbfs = from.rmsDbfs;
    to.crestFactorDb = from.crestFactorDb;
    to.dcOffsetPercent = from.dcOffsetPercent;
    to.correlation = from.correlation;
    to.balanceDb = from.balanceDb;
    to.loudestMoment = from.loudestMoment;
    to.ceilings = from.ceilings;
    to.spectrum = from.spectrum;
    to.samplesAtFullScale = from.samplesAtFullScale;
    to.samplesOverFullScale = from.samplesOverFullScale;
    to.flatRunsAtFullScale = from.flatRunsAtFullScale;
    to.samplesInFlatRuns = from.samplesInFlatRuns;
    to.samplesInDeepRuns = from.samplesInDeepRuns;
    to.topsAtFullScale = from.topsAtFullScale;
    to.invalidSamples = from.invalidSamples;
    to.loudMoments = from.loudMoments;
    to.numLoudMoments = from.numLoudMoments;
    to.levelEvents = from.levelEvents;

    for (std::uint32_t channel = 0; channel < to.numChannels; ++channel)
        takeProgramme (to.channels[channel], from.channels[channel]);
}

/** The pass as its own meters measured it: those that run since the reset remember what was before it. Its limits and
    its loudest moment stay. */
void takeMeasured (PassReadings& to, const MeterReadings& from) noexcept
{
    to.truePeakDbtp = from.truePeakDbtp.value_or (silenceDb);
    to.samplePeakDbfs = from.samplePeakDbfs.value_or (silenceDb);
    to.integratedLufs = from.integratedLufs;
    to.shortTermMaxLufs = from.shortTermMaxLufs;
    to.samplesOverFullScale = from.samplesOverFullScale;
    to.flatRunsAtFullScale = from.flatRunsAtFullScale;
    to.samplesInFlatRuns = from.samplesInFlatRuns;
    to.samplesInDeepRuns = from.samplesInDeepRuns;
    to.topsAtFullScale = from.topsAtFullScale;
    to.invalidSamples = from.invalidSamples;
    to.ceilings = from.ceilings;
}

/** Two passes as one: their sums and their maxima. */
PassReadings together (const PassReadings& before, PassReadings newest) noexcept
{
    newest.secondsOfSignal += before.secondsOfSignal;
    newest.lengthSeconds += before.lengthSeconds;
    newest.truePeakDbtp = std::max (newest.truePeakDbtp, before.truePeakDbtp);
    newest.samplePeakDbfs = std::max (newest.samplePeakDbfs, before.samplePeakDbfs);
    newest.samplesOverFullScale += before.samplesOverFullScale;
    newest.flatRunsAtFullScale += before.flatRunsAtFullScale;
    newest.samplesInFlatRuns += before.samplesInFlatRuns;
    newest.samplesInDeepRuns += before.samplesInDeepRuns;
    newest.topsAtFullScale += before.topsAtFullScale;
    newest.invalidSamples += before.invalidSamples;
    return newest;
}

/** Converts times of a bank to times of the measurement. */
template <typename ToMeasured>
void moveTimes (MeterReadings& readings, std::uint32_t pass, const ToMeasured& toMeasured) noexcept
{
    if (readings.loudestMoment)
        readings.loudestMoment->seconds = toMeasured (readings.loudestMoment->seconds);

    for (std::uint32_t i = 0; i < readings.numLoudMoments; ++i)
    {
        readings.loudMoments[i].seconds = toMeasured (readings.loudMoments[i].seconds);
        readings.loudMoments[i].pass = pass;
    }

    for (std::size_t i = 0; i < readings.levelEvents.numNewest; ++i)
        readings.levelEvents.newest[i].seconds = toMeasured (readings.levelEvents.newest[i].seconds);
}
} // namespace

PassBank::PassBank() = default;
PassBank::PassBank (PassBank&&) noexcept = default;
PassBank& PassBank::operator= (PassBank&&) noexcept = default;
PassBank::~PassBank() = default;

void PassBank::prepare (const MeterFormat& format, bool measuresSpectrum)
{
    if (bank == nullptr)
        bank = std::make_unique<MeterBank>();

    if (joinedBank == nullptr)
        joinedBank = std::make_unique<MeterBank>();

    for (auto* each : { bank.get(), joinedBank.get() })
        each->prepare (format, { .measuresSpectrum = measuresSpectrum, .skipsPauses = true });

    invalidAhead.assign (format.numChannels(), 0);
    reset();
}

void PassBank::reset() noexcept
{
    if (bank != nullptr)
    {
        bank->reset();
        joinedBank->reset();
    }

    measured = 0;
    kept = {};
    auditions.reset();
    parts = {};
    start = PassStart::playing;
    cutAhead = followsKeptRound = isJoined = hasPause = false;
    clearAhead();
}

void PassBank::clearAhead() noexcept { std::fill (invalidAhead.begin(), invalidAhead.end(), 0u); }

bool PassBank::replacesKept (const PassReadings& newest) const noexcept
{
    constexpr auto shortestDifferenceSeconds = 0.5; // the player's position is known only to about a tenth of a second

    if (! kept.pass)
        return true;

    if (followsKeptRound && newest.isRunning)
        return newest.lengthSeconds >= kept.pass->lengthSeconds - shortestDifferenceSeconds;

    return start == PassStart::asked || kept.pass->lengthSeconds < secondsOfAudition
           || newest.lengthSeconds >= secondsOfAudition;
}

void PassBank::begin (std::uint32_t pass, const MeterReadings& sinceReset, PassStart nextStart) noexcept
{
    if (bank == nullptr)
        return;

    followsKeptRound = false;

    // A blip has ended without a number. Its meters start again, and what went before stays to be joined.
    if (const auto& ended = sinceReset.pass; ended && ended->number == measured)
    {
        const auto isCompleteRound = start == PassStart::nextRound && nextStart == PassStart::nextRound;

        if (isJoined || isCompleteRound || replacesKept (*ended))
        {
            kept = sinceReset;
            takeNewest (kept, *ended);
            followsKeptRound = nextStart == PassStart::nextRound;
            auditions.reset();
        }
        else
        {
            auditions = auditionsWith (*ended);
        }

        continueParts (*ended, sinceReset.previousPass);
    }

    bank->reset();
    const auto followsPause = std::exchange (hasPause, false);

    if (parts.count > 0)
    {
        if (followsPause)
            joinedBank->markDiscontinuity();

        parts.list[parts.count - 1].bankSeconds = joinedBank->readings().secondsMeasured;
        joinedBank->startCausesAnew();
    }

    if (cutAhead)
        bank->markDiscontinuity();

    start = nextStart;
    isJoined = false;
    measured = pass;
}

PassReadings PassBank::auditionsWith (const PassReadings& newest) const noexcept
{
    auto measuredPass = newest;
    takeMeasured (measuredPass, bank->readings());

    // A limiter's tops in one audition must not hide the clipping in another.
    if (clippedRunsAtFullScale (measuredPass) == 0)
        measuredPass.flatRunsAtFullScale = measuredPass.samplesInFlatRuns = measuredPass.samplesInDeepRuns =
            measuredPass.topsAtFullScale = 0;

    return auditions ? together (*auditions, measuredPass) : measuredPass;
}

/** The next part begins. What measured the pass that has ended goes on, with the passes that were joined to it. */
void PassBank::continueParts (const PassReadings& ended, const std::optional<PassReadings>& passBefore) noexcept
{
    if (! isJoined || parts.count == parts.list.size())
    {
        std::swap (bank, joinedBank);
        parts = {};
        parts.count = 1;
        parts.firstPass = ended.number;
        parts.passBefore = passBefore;
    }

    parts.list[parts.count - 1].startSeconds = ended.startSeconds;
    parts.endSeconds = ended.startSeconds + ended.lengthSeconds;
    parts.hasGap = parts.hasGap || ended.hasGap;
    parts.pauses += ended.pauses;
    ++parts.count;
}

void PassBank::joinOrSplit (std::uint32_t newestPass) noexcept
{
    if (parts.count > 0 && newestPass == measured)
        isJoined = ! isJoined;
}

void PassBank::process (const AudioBlock& block, bool hasPossibleCut) noexcept
{
    if (bank == nullptr)
        return;

    for (std::size_t channel = 0; channel < invalidAhead.size(); ++channel)
    {
        bank->countInvalid (channel, invalidAhead[channel]);

        if (parts.count > 0)
            joinedBank->countInvalid (channel, invalidAhead[channel]);
    }

    if (hasPossibleCut)
    {
        bank->markPossibleCut();
        joinedBank->markPossibleCut();
    }

    measure (block);
    cutAhead = false;
    clearAhead();
}

void PassBank::skip (const AudioBlock& block) noexcept
{
    if (! std::exchange (hasPause, true) && measured != 0)
        measure (block);

    cutAhead = false;
    clearAhead();
}

void PassBank::measure (const AudioBlock& block) noexcept
{
    bank->process (block);

    if (parts.count > 0)
        joinedBank->process (block);
}

void PassBank::countInvalid (std::size_t channel, std::uint64_t samples) noexcept
{
    if (bank != nullptr)
        invalidAhead[channel] += samples;
}

void PassBank::markDiscontinuity() noexcept
{
    cutAhead = true;

    if (bank == nullptr)
        return;

    bank->markDiscontinuity();
    joinedBank->markDiscontinuity();
}

/** The joined bank has measured it too, so nothing can be joined any more. */
void PassBank::withdraw() noexcept
{
    measured = 0;
    parts = {};
    start = PassStart::playing;
    followsKeptRound = isJoined = false;
}

void PassBank::flush() noexcept
{
    if (bank != nullptr && measured != 0)
        bank->flush();

    if (parts.count > 0)
        joinedBank->flush();
}

void PassBank::clearHolds() noexcept
{
    if (bank == nullptr)
        return;

    bank->clearHolds();
    joinedBank->clearHolds();

    for (auto& channel : kept.channels)
        if (channel.heldPeakDbtp)
            channel.heldPeakDbtp = silenceDb;
}

void PassBank::setEventLimit (double dbtp) noexcept
{
    if (bank == nullptr)
        return;

    bank->setEventLimit (dbtp);
    joinedBank->setEventLimit (dbtp);
}

void PassBank::setPlayerRolls (bool rolls) noexcept
{
    if (bank == nullptr)
        return;

    bank->setPlayerRolls (rolls);
    joinedBank->setPlayerRolls (rolls);
}

MeterReadings PassBank::ofPass (const MeterReadings& sinceReset) const noexcept
{
    auto readings = sinceReset;

    if (bank == nullptr || ! sinceReset.pass)
        return readings;

    const auto& newest = *sinceReset.pass;
    const auto isMeasured = newest.number == measured;

    if (isMeasured && parts.count > 0)
        readings.secondsOfRest = newest.startSeconds - parts.endSeconds;

    if (isMeasured && (isJoined || replacesKept (newest)))
    {
        takeNewest (readings, newest);
    }
    else if (kept.pass)
    {
        takeProgramme (readings, kept);
        readings.pass = kept.pass;
        readings.pass->isRunning = false;
        readings.previousPass = kept.previousPass;
        readings.passageMatch = kept.passageMatch;
        readings.unreplayedMoment = kept.unreplayedMoment;

        // A blip or a pass too new to have a number takes nothing away from the auditions before it.
        readings.audition =
            isMeasured && newest.number != kept.pass->number ? std::optional (auditionsWith (newest)) : auditions;
    }

    return readings;
}

void PassBank::takeNewest (MeterReadings& readings, const PassReadings& newest) const noexcept
{
    if (isJoined)
        return takeJoined (readings, newest);

    takeProgramme (readings, bank->readings());
    moveTimes (readings, newest.number, [&newest] (double seconds) { return newest.startSeconds + seconds; });
    takeMeasured (*readings.pass, readings);
}

void PassBank::takeJoined (MeterReadings& readings, const PassReadings& newest) const noexcept
{
    takeProgramme (readings, joinedBank->readings());
    moveTimes (readings, newest.number, [this, &newest] (double seconds) {
        auto part = parts.count - 1;

        while (part > 0 && seconds < parts.list[part].bankSeconds)
            --part;

        const auto isNewest = part == parts.count - 1;
        return seconds - parts.list[part].bankSeconds
               + (isNewest ? newest.startSeconds : parts.list[part].startSeconds);
    });

    auto& pass = readings.pass.emplace (newest);
    pass.joinedFrom = parts.firstPass;
    pass.hasGap = pass.hasGap || parts.hasGap;
    pass.pauses += parts.pauses;
    pass.startSeconds = parts.list[0].startSeconds;
    pass.lengthSeconds = newest.startSeconds + newest.lengthSeconds - pass.startSeconds;
    pass.secondsOfSignal = readings.secondsOfSignal;
    pass.loudestMoment = readings.loudestMoment;
    takeMeasured (pass, readings);

    readings.previousPass = parts.passBefore;

    if (readings.passageMatch && readings.passageMatch->referencePass >= parts.firstPass)
        readings.passageMatch.reset();

    if (readings.unreplayedMoment && readings.unreplayedMoment->pass >= parts.firstPass)
        readings.unreplayedMoment.reset();
}
} // namespace twobus

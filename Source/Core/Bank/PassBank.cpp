#include "Core/Bank/PassBank.h"

#include "Core/Bank/MeterBank.h"

#include <algorithm>

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
    to.topsAtFullScale = from.topsAtFullScale;
    to.invalidSamples = from.invalidSamples;
    to.loudMoments = from.loudMoments;
    to.numLoudMoments = from.numLoudMoments;
    to.levelEvents = from.levelEvents;

    for (std::uint32_t channel = 0; channel < to.numChannels; ++channel)
        takeProgramme (to.channels[channel], from.channels[channel]);
}

/** Converts times within the pass to times within the measurement. */
void moveTimes (MeterReadings& readings, const PassReadings& pass) noexcept
{
    if (readings.loudestMoment)
        readings.loudestMoment->seconds += pass.startSeconds;

    for (std::uint32_t i = 0; i < readings.numLoudMoments; ++i)
    {
        readings.loudMoments[i].seconds += pass.startSeconds;
        readings.loudMoments[i].pass = pass.number;
    }

    for (std::size_t i = 0; i < readings.levelEvents.numNewest; ++i)
        readings.levelEvents.newest[i].seconds += pass.startSeconds;
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

    bank->prepare (format, { .measuresSpectrum = measuresSpectrum, .skipsPauses = true });
    invalidAhead.assign (format.numChannels(), 0);
    reset();
}

void PassBank::reset() noexcept
{
    if (bank != nullptr)
        bank->reset();

    measured = 0;
    kept = {};
    cutAhead = isNextRound = false;
    clearAhead();
}

void PassBank::clearAhead() noexcept { std::fill (invalidAhead.begin(), invalidAhead.end(), 0u); }

bool PassBank::replacesKept (const PassReadings& newest) const noexcept
{
    constexpr auto shortestDifferenceSeconds = 0.5; // the player's position is known only to about a tenth of a second

    if (! kept.pass)
        return true;

    if (isNextRound)
        return ! newest.isRunning || newest.lengthSeconds >= kept.pass->lengthSeconds - shortestDifferenceSeconds;

    return kept.pass->secondsOfSignal < secondsThatStay || newest.secondsOfSignal >= secondsOfAudition;
}

void PassBank::begin (std::uint32_t pass, const MeterReadings& sinceReset, bool beginsNextRound) noexcept
{
    if (bank == nullptr)
        return;

    if (const auto& ended = sinceReset.pass; ended && ended->number == measured && replacesKept (*ended))
        kept = ofPass (sinceReset);

    isNextRound = beginsNextRound;
    bank->reset();

    if (cutAhead)
        bank->markDiscontinuity();

    measured = pass;
}

void PassBank::process (const AudioBlock& block, bool hasPossibleCut) noexcept
{
    if (bank == nullptr)
        return;

    for (std::size_t channel = 0; channel < invalidAhead.size(); ++channel)
        bank->countInvalid (channel, invalidAhead[channel]);

    if (hasPossibleCut)
        bank->markPossibleCut();

    bank->process (block);
    skip();
}

void PassBank::skip() noexcept
{
    cutAhead = false;
    clearAhead();
}

void PassBank::countInvalid (std::size_t channel, std::uint64_t samples) noexcept
{
    if (bank != nullptr)
        invalidAhead[channel] += samples;
}

void PassBank::markDiscontinuity() noexcept
{
    cutAhead = true;

    if (bank != nullptr)
        bank->markDiscontinuity();
}

void PassBank::flush() noexcept
{
    if (bank != nullptr && measured != 0)
        bank->flush();
}

void PassBank::clearHolds() noexcept
{
    if (bank == nullptr)
        return;

    bank->clearHolds();

    for (auto& channel : kept.channels)
        if (channel.heldPeakDbtp)
            channel.heldPeakDbtp = silenceDb;
}

void PassBank::setEventLimit (double dbtp) noexcept
{
    if (bank != nullptr)
        bank->setEventLimit (dbtp);
}

void PassBank::setPlayerRolls (bool rolls) noexcept
{
    if (bank != nullptr)
        bank->setPlayerRolls (rolls);
}

MeterReadings PassBank::ofPass (const MeterReadings& sinceReset) const noexcept
{
    auto readings = sinceReset;

    if (bank == nullptr || ! sinceReset.pass)
        return readings;

    const auto& newest = *sinceReset.pass;
    const auto isMeasured = newest.number == measured;

    if (isMeasured && replacesKept (newest))
    {
        takeProgramme (readings, bank->readings());
        moveTimes (readings, newest);
    }
    else if (kept.pass)
    {
        takeProgramme (readings, kept);
        readings.pass = kept.pass;
        readings.pass->isRunning = false;
        readings.previousPass = kept.previousPass;
        readings.passageMatch = kept.passageMatch;
        readings.unreplayedMoment = kept.unreplayedMoment;

        if (isMeasured && newest.number != kept.pass->number)
            readings.audition = newest;
    }

    return readings;
}
} // namespace twobus

#include "Advice/TrackingAdvice.h"

#include "Advice/Checks.h"
#include "Advice/ShownLevel.h"
#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double highestGoodPeakDbfs = -6.0;
constexpr double lowestGoodPeakDbfs = -14.0;
constexpr double aimDbfs = -10.0;
constexpr double noSignalBelowDbfs = -50.0;
constexpr int clippedGainDb = -10;

constexpr double secondsToPlay = 10.0;
constexpr double secondsOfQuiet = 3.0, longestSecondsOfQuiet = 6.0;
constexpr double secondsToWait = longestSecondsOfQuiet + secondsToPlay;
constexpr double playsAtOnceDbfs = -30.0;

constexpr double noisyAboveDbfs = -60.0;
constexpr double loudHumAboveDbfs = -70.0;

/** The facts that decide the gain of an input or of a pair. */
struct Played
{
    double peakDbfs = silenceDb;
    double seconds = 0.0;
    bool isClipped = false;
};

Played playedPartOf (const ChannelReadings& channel) noexcept
{
    return { shownLevel (channel.samplePeakDbfs.value_or (silenceDb)), channel.secondsPlayed,
             channel.flatRunsAtFullScale > 0 || channel.samplesOverFullScale > 0 };
}

Played louderOf (const Played& a, const Played& b) noexcept
{
    return { std::max (a.peakDbfs, b.peakDbfs), std::max (a.seconds, b.seconds), a.isClipped || b.isClipped };
}

InputAdvice gainFor (const Played& played, bool isPending, bool isLive)
{
    InputAdvice advice;

    const auto decide = [&advice] (Verdict verdict, Severity severity, std::optional<int> gainDb = std::nullopt) {
        advice.verdict = verdict;
        advice.severity = severity;
        advice.gainDb = gainDb;
    };

    const auto toAim = static_cast<int> (std::floor (aimDbfs - played.peakDbfs));
    const auto hasSignal = played.peakDbfs >= noSignalBelowDbfs && played.seconds > 0.0;

    if (played.isClipped)
    {
        decide (Verdict::clipped, Severity::damage, clippedGainDb);
    }
    else if (played.peakDbfs > highestGoodPeakDbfs)
    {
        decide (Verdict::hot, Severity::caution, toAim);
    }
    else if (! hasSignal)
    {
        decide (isPending ? Verdict::listening : Verdict::noSignal, Severity::neutral);
    }
    else if (isLive && played.seconds < secondsToPlay)
    {
        advice.secondsLeft = secondsToPlay - played.seconds;
    }
    else if (played.peakDbfs < lowestGoodPeakDbfs)
    {
        decide (Verdict::ready, Severity::neutral, toAim);
        advice.isOptional = true;
    }
    else
    {
        decide (Verdict::ready, Severity::good, 0);
    }

    return advice;
}

/** The peaks of noise alone are some 13 dB above its RMS, and in an hour at most 16 dB. */
bool isAboveNoiseFloor (const ChannelReadings& channel) noexcept
{
    constexpr double leastPeakDbfs = -80.0, aboveFloorDb = 17.0;
    const auto peakDbfs = channel.samplePeakDbfs.value_or (silenceDb);
    return peakDbfs >= leastPeakDbfs && peakDbfs >= channel.noiseFloorDbfs.value_or (silenceDb) + aboveFloorDb;
}

void addFacts (InputAdvice& advice, const ChannelReadings& channel)
{
    advice.peakDbfs = channel.samplePeakDbfs;
    advice.clips = channel.flatRunsAtFullScale;
    advice.noiseFloorDbfs = channel.noiseFloorDbfs;
    advice.humDbfs = channel.humDbfs;
    advice.humHz = channel.humHz;
    advice.dcOffsetPercent = channel.dcOffsetPercent;

    advice.isVeryQuiet = advice.verdict == Verdict::noSignal && isAboveNoiseFloor (channel);

    if (channel.playedRmsDbfs)
        advice.averageDbfs = *channel.playedRmsDbfs + aes17OffsetDb;

    if (channel.samplePeakDbfs && channel.secondsPlayed > 0.0 && channel.noiseFloorDbfs
        && std::isfinite (*channel.noiseFloorDbfs))
        advice.signalToNoiseDb = *channel.samplePeakDbfs - *channel.noiseFloorDbfs;

    advice.isNoisy = shownLevel (channel.noiseFloorDbfs.value_or (silenceDb)) > noisyAboveDbfs;
    advice.hasLoudHum = shownLevel (channel.humDbfs.value_or (silenceDb)) > loudHumAboveDbfs;
    advice.hasDc = std::abs (channel.dcOffsetPercent.value_or (0.0)) > dcLimitPercent;
}

//==============================================================================
TrackingProgress progressOf (const MeterReadings& readings, bool isLive)
{
    if (! isLive)
        return { TrackingStep::done, 0.0 };

    auto longestPlayed = 0.0, highestPeakDbfs = silenceDb;
    auto isFloorKnown = false;

    for (std::uint32_t i = 0; i < readings.numChannels; ++i)
    {
        const auto& channel = readings.channels[i];
        longestPlayed = std::max (longestPlayed, channel.secondsPlayed);
        highestPeakDbfs = std::max (highestPeakDbfs, channel.samplePeakDbfs.value_or (silenceDb));
        isFloorKnown = isFloorKnown || channel.noiseFloorDbfs.has_value();
    }

    if (longestPlayed >= secondsToPlay)
        return { TrackingStep::done, 0.0 };

    if (isFloorKnown || highestPeakDbfs > playsAtOnceDbfs || readings.secondsMeasured >= longestSecondsOfQuiet)
        return { TrackingStep::play, secondsToPlay - longestPlayed };

    return { TrackingStep::quiet, std::max (0.0, secondsOfQuiet - readings.secondsMeasured) };
}

InputAdvice adviseInput (const AdviceInput& input, std::uint32_t channel, TrackingStep step)
{
    const auto& readings = input.readings;
    auto partner = input.choices.linkedInputs.partnerOf (channel);

    if (partner && *partner >= readings.numChannels)
        partner.reset();

    auto played = playedPartOf (readings.channels[channel]);

    if (partner)
        played = louderOf (played, playedPartOf (readings.channels[*partner]));

    // Noise and playing cannot be told apart until quiet seconds are judged.
    if (step == TrackingStep::quiet)
        played.seconds = 0.0;

    auto advice =
        gainFor (played, step != TrackingStep::done && readings.secondsMeasured < secondsToWait, input.isLive);
    advice.linkedWith = partner;
    addFacts (advice, readings.channels[channel]);

    if (step == TrackingStep::quiet)
        advice.averageDbfs.reset();

    return advice;
}

Severity severityOf (Verdict verdict) noexcept
{
    switch (verdict)
    {
        case Verdict::clipped: return Severity::damage;
        case Verdict::hot: return Severity::caution;
        case Verdict::ready: return Severity::good;
        default: return Severity::neutral;
    }
}

/** The worst of the inputs that carry a signal. */
Verdict verdictOf (const std::vector<InputAdvice>& inputs)
{
    auto worst = Verdict::noSignal;

    for (const auto& input : inputs)
        if (input.verdict != Verdict::listening)
            worst = std::min (worst, input.verdict);

    const auto isAnyHeard =
        std::any_of (inputs.begin(), inputs.end(), [] (const auto& i) { return i.verdict == Verdict::listening; });
    return worst == Verdict::noSignal && (isAnyHeard || inputs.empty()) ? Verdict::listening : worst;
}
} // namespace

Advice adviseTracking (const AdviceInput& input)
{
    const auto& readings = input.readings;
    Advice advice;
    advice.limitDbtp = aimDbfs;
    advice.tracking = progressOf (readings, input.isLive);
    advice.isProvisional = advice.tracking->step != TrackingStep::done;

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
        advice.inputs.push_back (adviseInput (input, channel, advice.tracking->step));

    advice.verdict = verdictOf (advice.inputs);

    if (advice.verdict == Verdict::clipped)
        advice.cause = readings.flatRunsAtFullScale > 0 ? Cause::flatAtFullScale : Cause::overFullScale;
    else if (advice.verdict == Verdict::hot)
        advice.cause = Cause::clean;

    advice.severity = severityOf (advice.verdict);
    return advice;
}
} // namespace twobus

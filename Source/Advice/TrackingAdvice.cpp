#include "Advice/TrackingAdvice.h"

#include "Advice/ShownLevel.h"

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
constexpr double secondsToListen = 10.0;

InputAdvice adviseInput (const ChannelReadings& channel, bool heardEnough)
{
    const auto peakDbfs = shownLevel (channel.samplePeakDbfs.value_or (-INFINITY));

    if (channel.flatRunsAtFullScale > 0 || channel.samplesOverFullScale > 0)
        return { Verdict::clipped, clippedGainDb, false };

    if (peakDbfs < noSignalBelowDbfs)
        return { heardEnough ? Verdict::noSignal : Verdict::listening, std::nullopt, false };

    if (peakDbfs > highestGoodPeakDbfs)
        return { Verdict::hot, static_cast<int> (std::floor (aimDbfs - peakDbfs)), false };

    if (! heardEnough)
        return { Verdict::listening, std::nullopt, false };

    if (peakDbfs < lowestGoodPeakDbfs)
        return { Verdict::ready, static_cast<int> (std::floor (aimDbfs - peakDbfs)), true };

    return { Verdict::ready, 0, false };
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
} // namespace

Advice adviseTracking (const AdviceInput& input)
{
    const auto& readings = input.readings;
    const auto heardEnough = ! input.isLive || readings.secondsOfSignal >= secondsToListen;

    Advice advice;
    advice.limitDbtp = aimDbfs;
    advice.isProvisional = ! heardEnough;
    advice.verdict = Verdict::noSignal;

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
    {
        advice.inputs.push_back (adviseInput (readings.channels[channel], heardEnough));
        advice.verdict = std::min (advice.verdict, advice.inputs.back().verdict);
    }

    // Inputs without a player are no reason to wait.
    const auto isAny = [&advice] (Verdict verdict) { return std::any_of (advice.inputs.begin(), advice.inputs.end(), [verdict] (const auto& i) { return i.verdict == verdict; }); };

    if (! isAny (Verdict::clipped) && ! isAny (Verdict::hot) && ! isAny (Verdict::ready))
        advice.verdict = heardEnough && ! isAny (Verdict::listening) ? Verdict::noSignal : Verdict::listening;

    if (advice.verdict == Verdict::clipped)
        advice.cause = readings.flatRunsAtFullScale > 0 ? Cause::flatAtFullScale : Cause::overFullScale;
    else if (advice.verdict == Verdict::hot)
        advice.cause = Cause::clean;

    advice.severity = severityOf (advice.verdict);
    return advice;
}
} // namespace twobus

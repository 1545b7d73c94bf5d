#include "Core/Chain/ChainMeter.h"

#include "Core/Base/Decibels.h"
#include "Core/Causes/ClippedRuns.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
MeterBank bankFor (double sampleRate, const ChannelLayout& layout)
{
    MeterFormat format;
    format.sampleRate = sampleRate;
    format.layout = layout;
    MeterBankOptions options;
    options.skipsPauses = true;
    MeterBank bank;
    bank.prepare (format, options);
    return bank;
}

ChainSide sideOf (const MeterReadings& readings) noexcept
{
    return { readings.integratedLufs,
             readings.loudnessRangeLu,
             readings.truePeakDbtp,
             readings.crestFactorDb,
             readings.plrDb,
             readings.samplesOverFullScale,
             clippedRunsAtFullScale (readings),
             readings.ceilings };
}
} // namespace

void ChainMeter::prepare (double sampleRate, const ChannelLayout& before, const ChannelLayout& after)
{
    auto newBefore = bankFor (sampleRate, before), newAfter = bankFor (sampleRate, after);
    GainFollower newFollower;
    newFollower.prepare (sampleRate, before.size(), after.size());
    bankBefore = std::move (newBefore);
    bankAfter = std::move (newAfter);
    follower = std::move (newFollower);
    isPrepared = true;
    isUnchanged = true;
}

void ChainMeter::process (std::span<const float* const> before, std::span<const float* const> after,
                          std::size_t numFrames) noexcept
{
    if (! isPrepared || before.size() != bankBefore.format().numChannels()
        || after.size() != bankAfter.format().numChannels())
        return;

    bankBefore.process ({ before.data(), before.size(), numFrames });
    bankAfter.process ({ after.data(), after.size(), numFrames });
    follower.process (before, after, numFrames);
    isUnchanged = isUnchanged && before.size() == after.size()
                  && std::ranges::equal (before, after, [numFrames] (const float* in, const float* out) {
                         return std::equal (in, in + numFrames, out);
                     });
}

void ChainMeter::markDiscontinuity() noexcept
{
    bankBefore.markDiscontinuity();
    bankAfter.markDiscontinuity();
    follower.markDiscontinuity();
}

void ChainMeter::beginPass() noexcept
{
    bankBefore.reset();
    bankAfter.reset();
    follower.reset();
    isUnchanged = true;
}

ChainReadings ChainMeter::readings() const noexcept
{
    ChainReadings readings;

    if (! isPrepared)
        return readings;

    const auto before = bankBefore.readings(), after = bankAfter.readings();
    readings.secondsOfSignal = std::min (before.secondsOfSignal, after.secondsOfSignal);
    readings.before = sideOf (before);
    readings.after = sideOf (after);
    addGains (readings);
    return readings;
}

void ChainMeter::addGains (ChainReadings& readings) const noexcept
{
    constexpr auto mostRest = 1.0e-6; // -60 dB
    constexpr auto mostReductionOfConstantDb = 0.15;

    if (const auto delay = follower.delayFrames())
    {
        readings.delayFrames = *delay;
        readings.delayMs = 1000.0 * static_cast<double> (*delay) / bankBefore.format().sampleRate;
    }

    if (const auto gain = follower.gain())
    {
        readings.usualGainDb = gain->usualGainDb;
        readings.mostReductionDb = gain->mostReductionDb;
        readings.secondsReduced = gain->secondsReduced;
    }

    if (const auto constant = follower.constantGain();
        constant && constant->rest <= mostRest && readings.mostReductionDb.value_or (0.0) <= mostReductionOfConstantDb)
    {
        readings.constantGainDb = amplitudeToDb (std::abs (constant->gain));
        readings.isInverted = constant->gain < 0.0;
    }

    readings.isUnchanged = readings.secondsOfSignal > 0.0 && (isUnchanged || follower.isUnchanged());
}
} // namespace twobus

#include "Core/Chain/ChainMeter.h"

#include "Core/Causes/ClippedRuns.h"

#include <algorithm>
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
    bankBefore = std::move (newBefore);
    bankAfter = std::move (newAfter);
    isPrepared = true;
    beginPass();
}

void ChainMeter::process (std::span<const float* const> before, std::span<const float* const> after,
                          std::size_t numFrames) noexcept
{
    if (! isPrepared || before.size() != bankBefore.format().numChannels()
        || after.size() != bankAfter.format().numChannels())
        return;

    bankBefore.process ({ before.data(), before.size(), numFrames });
    bankAfter.process ({ after.data(), after.size(), numFrames });
    isUnchanged = isUnchanged && before.size() == after.size()
                  && std::ranges::equal (before, after, [numFrames] (const float* in, const float* out) {
                         return std::equal (in, in + numFrames, out);
                     });
}

void ChainMeter::markDiscontinuity() noexcept
{
    bankBefore.markDiscontinuity();
    bankAfter.markDiscontinuity();
}

void ChainMeter::beginPass() noexcept
{
    bankBefore.reset();
    bankAfter.reset();
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
    readings.isUnchanged = isUnchanged && readings.secondsOfSignal > 0.0;
    return readings;
}
} // namespace twobus

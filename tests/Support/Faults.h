#pragma once

#include "Core/Faults/FaultMeter.h"
#include "Support/Signals.h"

#include <algorithm>
#include <span>

/** @file
    A FaultMeter's readings of a whole programme.
*/
namespace twobus::test
{
inline FaultReadings faultsOf (const AudioBuffer& audio, const MeterFormat& format,
                               std::span<const std::size_t> blockSizes)
{
    FaultMeter meter;
    meter.prepare (format);
    std::size_t done = 0;

    for (std::size_t turn = 0; done < audio.numFrames(); ++turn)
    {
        const auto length = std::min (blockSizes[turn % blockSizes.size()], audio.numFrames() - done);
        meter.process (audio.block (done, length));
        done += length;
    }

    meter.flush();
    return meter.readings();
}

inline FaultReadings faultsOf (const AudioBuffer& audio, const MeterFormat& format)
{
    const std::size_t blockSize = 8192;
    return faultsOf (audio, format, std::span (&blockSize, 1));
}

inline FaultReadings faultsOf (const AudioBuffer& audio, double sampleRate = 48000.0)
{
    return faultsOf (audio, { sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
}
} // namespace twobus::test

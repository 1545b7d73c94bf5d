#pragma once

#include "Core/Bank/MeterBank.h"
#include "Engine/AudioCapture.h"
#include "Engine/MeterThread.h"
#include "Support/Signals.h"

#include <cmath>
#include <memory>

namespace twobus::test
{
/** A stream for tests: pushes audio into an AudioCapture with a clock that follows the frames. */
class LiveStream
{
public:
    LiveStream (double sampleRate, std::size_t numChannels, double startSeconds = 1000.0,
                std::size_t largestBlock = 1024)
        : capture (std::make_shared<AudioCapture> (sampleRate, numChannels, largestBlock)), rate (sampleRate),
          seconds (startSeconds)
    {}

    /** Starts to measure this stream. */
    LiveStream (MeterThread& meter, double sampleRate, std::size_t numChannels, double startSeconds = 1000.0,
                std::size_t largestBlock = 1024)
        : LiveStream (sampleRate, numChannels, startSeconds, largestBlock)
    {
        meter.setStream (stream());
    }

    MeterStream stream (bool continues = false) const
    {
        return { capture, ChannelLayout::forChannelCount (capture->numChannels()), fullScaleOf24Bits, continues };
    }

    void push (const AudioBlock& block)
    {
        seconds += static_cast<double> (block.numFrames) / rate;
        capture->push (block.channels, block.numChannels, block.numFrames, rate, std::llround (seconds * 1.0e9));
    }

    /** Pushes all of the audio and pumps often enough that the FIFO never fills. */
    void pushAll (const AudioBuffer& audio, MeterThread& meter, std::size_t blockSize = 512)
    {
        for (std::size_t done = 0; done < audio.numFrames();)
        {
            const auto length = std::min (blockSize, audio.numFrames() - done);
            push (audio.block (done, length));
            done += length;
            meter.pump();
        }
    }

    std::shared_ptr<AudioCapture> capture;
    double rate, seconds;
};

/** A random programme whose first frame is not digital silence in any channel, so that no step from silence is
    removed. */
inline AudioBuffer liveProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed)
{
    auto programme = randomProgramme (numChannels, seconds, sampleRate, seed);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        programme[channel][0] = 0.001f;

    return programme;
}

/** The readings of a bank that gets this audio live: a live stream starts in the middle of its waveform. */
inline MeterReadings readingsOfLive (const AudioBuffer& audio, const MeterFormat& format)
{
    MeterBank bank;
    bank.prepare (format, { .skipsPauses = true });
    bank.markDiscontinuity();
    feed (bank, audio);
    return bank.readings();
}
} // namespace twobus::test

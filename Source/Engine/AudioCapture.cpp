#include "Engine/AudioCapture.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::size_t smallestChunks = 16; // gives the header FIFO room for the smallest device blocks too
constexpr std::size_t smallestBlock = 8;

std::size_t framesOfFifo (double sampleRate, std::size_t largestBlock, double fifoSeconds)
{
    return std::max (static_cast<std::size_t> (std::ceil (sampleRate * fifoSeconds)), 2 * largestBlock);
}
} // namespace

AudioCapture::AudioCapture (double sampleRate, std::size_t numChannelsToOpen, std::size_t largestBlock,
                            double fifoSeconds)
    : channelCount (std::max<std::size_t> (numChannelsToOpen, 1)),
      largestChunk (std::max (largestBlock, smallestBlock)),
      samples (framesOfFifo (sampleRate, largestChunk, fifoSeconds) * channelCount),
      headers (framesOfFifo (sampleRate, largestChunk, fifoSeconds) / smallestBlock + smallestChunks),
      currentRate (sampleRate)
{}

void AudioCapture::add (std::atomic<std::uint64_t>& counter, std::uint64_t amount) noexcept
{
    // There is one writer, so no read-modify-write is needed.
    counter.store (counter.load (std::memory_order_relaxed) + amount, std::memory_order_relaxed);
}

void AudioCapture::noteRate (double sampleRate) noexcept
{
    if (sampleRate == currentRate || ! (sampleRate > 0.0))
        return;

    currentRate = sampleRate;
    ++generation;
    position = 0;
    clock.restart();
}

void AudioCapture::noteOverruns (int count) noexcept
{
    cutAhead = cutAhead || count != overruns;
    overruns = count;
}

void AudioCapture::push (const float* const* channels, std::size_t numChannelsNow, std::size_t numFrames,
                         double sampleRate, std::int64_t nowNanoseconds) noexcept
{
    lastPush.store (nowNanoseconds, std::memory_order_relaxed);
    arriving.store (numChannelsNow, std::memory_order_relaxed);
    noteRate (sampleRate);

    if (numFrames == 0)
        return;

    const auto finding = clock.note (nowNanoseconds, numFrames, currentRate);

    if (finding.isTooFast)
    {
        add (tooFast, numFrames);
        cutAhead = true;
        return;
    }

    cutAhead = cutAhead || finding.isLate;
    position += finding.lostFrames;
    add (lost, finding.lostFrames);
    const auto isComplete = numChannelsNow == channelCount;

    for (std::size_t done = 0; done < numFrames;)
    {
        const auto length = std::min (numFrames - done, largestChunk);

        if (! isComplete || ! writeChunk (channels, done, length, nowNanoseconds))
        {
            add (dropped, length);

            // If channels are missing, the program has perhaps left, and its end is no loss.
            if (isComplete)
                add (lost, length);
        }

        position += length;
        done += length;
    }
}

void AudioCapture::skip (std::size_t numChannelsNow, std::int64_t nowNanoseconds) noexcept
{
    lastPush.store (nowNanoseconds, std::memory_order_relaxed);
    arriving.store (numChannelsNow, std::memory_order_relaxed);
    clock.restart();
    skipAhead = true;
}

bool AudioCapture::offer (const float* const* channels, std::size_t numFrames, const KnownBlock& known,
                          std::int64_t nowNanoseconds) noexcept
{
    if (! hasRoomFor (numFrames))
        return false;

    lastPush.store (nowNanoseconds, std::memory_order_relaxed);
    arriving.store (channelCount, std::memory_order_relaxed);
    position += known.framesLostBefore;
    add (lost, known.framesLostBefore);
    const auto isWritten = writeChunk (channels, 0, numFrames, nowNanoseconds, known);
    position += numFrames;
    return isWritten;
}

bool AudioCapture::hasRoomFor (std::size_t numFrames) const noexcept
{
    return samples.freeSpace() >= numFrames * channelCount && headers.freeSpace() > 0;
}

bool AudioCapture::writeChunk (const float* const* channels, std::size_t firstFrame, std::size_t numFrames,
                               std::int64_t nowNanoseconds, const KnownBlock& known) noexcept
{
    if (! hasRoomFor (numFrames))
        return false;

    for (std::size_t channel = 0; channel < channelCount; ++channel)
        samples.stage (channel * numFrames, { channels[channel] + firstFrame, numFrames });

    samples.commit (numFrames * channelCount);

    // The header goes last, so that the consumer finds the samples of every header it sees.
    return headers.push ({ generation, position, static_cast<std::uint32_t> (numFrames),
                           static_cast<std::uint32_t> (channelCount), currentRate, nowNanoseconds,
                           std::exchange (cutAhead, false), std::exchange (skipAhead, false), known.isRender,
                           known.playerSeconds, lostFrames() });
}

AudioChunk AudioCapture::makeChunk() const { return { {}, std::vector<float> (largestChunk * channelCount) }; }

bool AudioCapture::pop (AudioChunk& chunk) noexcept
{
    if (! headers.pop (chunk.header))
        return false;

    const auto size = std::size_t { chunk.header.numFrames } * chunk.header.numChannels;
    return samples.pop ({ chunk.samples.data(), std::min (size, chunk.samples.size()) });
}
} // namespace twobus

#include "Taps/TapRingWriter.h"

#include <chrono>
#include <cstring>
#include <new>
#include <thread>

namespace twobus
{
namespace
{
constexpr std::int64_t aliveNanoseconds = 250'000'000;
constexpr auto pauseBetweenLooks = std::chrono::microseconds (200);

std::int64_t steadyNow() noexcept
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}
} // namespace

TapRingWriter::TapRingWriter (std::span<std::byte> memory, double sampleRate, std::size_t numChannels,
                              RenderWait& waitToShare) noexcept
    : ring (new (memory.data()) TapRing), data (memory.subspan (TapRing::dataOffset)), rate (sampleRate),
      channelCount (numChannels), renderWait (waitToShare)
{
    ring->magic = TapRing::expectedMagic;
    ring->dataBytes = data.size();
}

void TapRingWriter::write (const float* const* channels, std::size_t numFrames, const TapTime& time) noexcept
{
    if (! time.isRendering)
        renderWait.noteRealTime();

    for (std::size_t done = 0; done < numFrames;)
    {
        const auto length = std::min (numFrames - done, TapRing::largestRecordFrames);
        writeRecord (channels, done, length, time);
        done += length;
    }
}

void TapRingWriter::writeRecord (const float* const* channels, std::size_t firstFrame, std::size_t numFrames,
                                 const TapTime& time) noexcept
{
    const auto bytes = TapRecord::bytesFor (channelCount, numFrames);
    TapRecord record;
    record.flags = (time.hostFrame ? TapRecord::hasHostFrame : 0u) | (time.isPlaying ? TapRecord::isPlaying : 0u)
                   | (time.isRendering ? TapRecord::isRendering : 0u);
    record.numChannels = static_cast<std::uint32_t> (channelCount);
    record.numFrames = static_cast<std::uint32_t> (numFrames);
    record.firstFrame = position;
    record.hostFrame = time.hostFrame.value_or (0) + static_cast<std::int64_t> (firstFrame);
    record.sampleRate = rate;
    position += numFrames;

    if (freeBytes() < bytes && ! (time.isRendering && waitForRoom (bytes)))
    {
        // There is one writer. Release: whoever sees this loss sees all that was written before it.
        ring->framesLost.store (framesLost() + numFrames, std::memory_order_release);
        return;
    }

    const auto start = ring->written.load (std::memory_order_relaxed);
    copyIn (start, &record, sizeof (record));

    for (std::size_t channel = 0; channel < channelCount; ++channel)
        copyIn (start + sizeof (record) + channel * numFrames * sizeof (float), channels[channel] + firstFrame,
                numFrames * sizeof (float));

    ring->written.store (start + bytes, std::memory_order_release);
}

std::size_t TapRingWriter::freeBytes() const noexcept
{
    const auto used = ring->written.load (std::memory_order_relaxed) - ring->read.load (std::memory_order_acquire);
    return used <= data.size() ? data.size() - static_cast<std::size_t> (used) : 0; // the reader's count can be wrong
}

bool TapRingWriter::waitForRoom (std::size_t bytes) noexcept
{
    for (auto before = steadyNow(); renderWait.isLeft();)
    {
        if (before - ring->readerNanoseconds.load (std::memory_order_relaxed) > aliveNanoseconds)
            return false;

        std::this_thread::sleep_for (pauseBetweenLooks);
        const auto now = steadyNow();
        renderWait.spend (now - before);
        before = now;

        if (freeBytes() >= bytes)
            return true;
    }

    return false;
}

void TapRingWriter::copyIn (std::uint64_t at, const void* from, std::size_t bytes) noexcept
{
    const auto first = static_cast<std::size_t> (at & (data.size() - 1));
    const auto untilEnd = std::min (bytes, data.size() - first);
    std::memcpy (data.data() + first, from, untilEnd);
    std::memcpy (data.data(), static_cast<const std::byte*> (from) + untilEnd, bytes - untilEnd);
}
} // namespace twobus

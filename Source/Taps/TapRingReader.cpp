#include "Taps/TapRingReader.h"

#include <bit>
#include <cstring>

namespace twobus
{
namespace
{
constexpr std::uint64_t largestGap = std::uint64_t { 1 } << 40; // frames: more than a month at 384 kHz
}

TapRingReader::TapRingReader (std::span<std::byte> memory, double sampleRate, std::size_t numChannels)
    : ring (reinterpret_cast<TapRing*> (memory.data())), rate (sampleRate), channelCount (numChannels),
      samples (TapRing::largestRecordFrames * numChannels)
{
    if (memory.size() <= TapRing::dataOffset || numChannels == 0 || numChannels > current.channels.size())
        return;

    const auto bytes = memory.subspan (TapRing::dataOffset);

    if (! std::has_single_bit (bytes.size()) || ring->magic != TapRing::expectedMagic
        || ring->dataBytes != bytes.size())
        return;

    data = bytes;
    lossesFound = framesLost();
    position = ring->written.load (std::memory_order_acquire);
    ring->read.store (position, std::memory_order_release);
}

TapRingReader::Found TapRingReader::next() noexcept
{
    if (data.empty())
        return Found::damage;

    if (hasCurrent)
        return Found::block;

    // Asked first: if the ring is empty after that, nothing has come since these were lost.
    const auto lostSoFar = framesLost();
    const auto available = ring->written.load (std::memory_order_acquire) - position;

    if (available == 0)
        return takeLossAtEnd (lostSoFar);

    TapRecord record;

    if (available < sizeof (record) || available > data.size())
        return Found::damage;

    copyOut (position, &record, sizeof (record));

    if (! isPossible (record, available))
        return Found::damage;

    copyOut (position + sizeof (record), samples.data(), record.numFrames * channelCount * sizeof (float));
    current.numChannels = channelCount;
    current.numFrames = record.numFrames;
    current.sampleRate = rate;
    current.framesLostBefore = isFirst ? 0 : record.firstFrame - expectedFrame;
    lossesFound += current.framesLostBefore;
    current.time.hostFrame =
        (record.flags & TapRecord::hasHostFrame) != 0 ? std::optional (record.hostFrame) : std::nullopt;
    current.time.isPlaying = (record.flags & TapRecord::isPlaying) != 0;
    current.time.isRendering = (record.flags & TapRecord::isRendering) != 0;

    for (std::size_t channel = 0; channel < channelCount; ++channel)
        current.channels[channel] = samples.data() + channel * record.numFrames;

    isFirst = false;
    hasCurrent = true;
    expectedFrame = record.firstFrame + record.numFrames;
    currentBytes = TapRecord::bytesFor (channelCount, record.numFrames);
    return Found::block;
}

TapRingReader::Found TapRingReader::takeLossAtEnd (std::uint64_t lostSoFar) noexcept
{
    if (lostSoFar <= lossesFound)
        return Found::nothing;

    const auto lost = lostSoFar - lossesFound;

    if (lost >= largestGap)
        return Found::damage;

    if (auto& at = current.time.hostFrame)
        *at += static_cast<std::int64_t> (current.numFrames + lost);

    current.numFrames = 0;
    current.framesLostBefore = lost;
    lossesFound = lostSoFar;
    expectedFrame += lost;
    currentBytes = 0;
    hasCurrent = true;
    return Found::block;
}

bool TapRingReader::isPossible (const TapRecord& record, std::uint64_t available) const noexcept
{
    return record.magic == TapRecord::expectedMagic && record.numChannels == channelCount && record.sampleRate == rate
           && record.numFrames >= 1 && record.numFrames <= TapRing::largestRecordFrames
           && TapRecord::bytesFor (channelCount, record.numFrames) <= available && record.firstFrame < largestGap
           && (isFirst || record.firstFrame >= expectedFrame);
}

void TapRingReader::advance() noexcept
{
    position += currentBytes;
    hasCurrent = false;
    ring->read.store (position, std::memory_order_release);
}

void TapRingReader::noteAlive (std::int64_t nowNanoseconds) noexcept
{
    ring->readerNanoseconds.store (nowNanoseconds, std::memory_order_relaxed);
}

std::uint64_t TapRingReader::framesLost() const noexcept { return ring->framesLost.load (std::memory_order_acquire); }

void TapRingReader::copyOut (std::uint64_t from, void* to, std::size_t bytes) const noexcept
{
    const auto first = static_cast<std::size_t> (from & (data.size() - 1));
    const auto untilEnd = std::min (bytes, data.size() - first);
    std::memcpy (to, data.data() + first, untilEnd);
    std::memcpy (static_cast<std::byte*> (to) + untilEnd, data.data(), bytes - untilEnd);
}
} // namespace twobus

#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace twobus
{
inline constexpr std::size_t maxTapChannels = 8;
inline constexpr double smallestTapRate = 8000.0, largestTapRate = 768000.0;

/** How a ring lies in its memory: a page of counters, then a power of two of bytes in which records follow each other
    round and round. A record is a TapRecord and the samples behind it, planar, [channel][frame], as 32-bit floats,
    filled up to a multiple of 64 bytes.

    The tap writes `written` and what is in the records; Twobus writes `read` and `readerNanoseconds`. Each end treats
    what the other one wrote as possibly wrong.
*/
struct TapRing
{
    static constexpr std::uint64_t expectedMagic = 0x31504154'53554257;
    static constexpr std::size_t dataOffset = 4096;
    static constexpr std::size_t alignment = 64;
    static constexpr std::size_t largestMemory = dataOffset + (std::size_t { 16 } << 20);
    static constexpr std::size_t largestRecordFrames = 4096; ///< larger blocks are split

    std::uint64_t magic;
    std::uint64_t dataBytes;

    alignas (64) std::atomic<std::uint64_t> written; ///< bytes since the ring was made
    std::atomic<std::uint64_t> framesLost; ///< for which there was no room

    alignas (64) std::atomic<std::uint64_t> read; ///< bytes since the ring was made
    std::atomic<std::int64_t> readerNanoseconds; ///< steady clock: when Twobus last looked

    /** The size of memory that holds two seconds in blocks of 32 frames or more: up to 8 channels at 192 kHz, and less
        beyond that. */
    static std::size_t memoryFor (double sampleRate, std::size_t numChannels) noexcept
    {
        constexpr double seconds = 2.0, smallBlock = 32.0;
        const auto frameBytes = static_cast<double> (numChannels * sizeof (float)) + 64.0 / smallBlock;
        const auto wanted = std::bit_ceil (static_cast<std::size_t> (seconds * sampleRate * frameBytes));
        return dataOffset + std::min (wanted, largestMemory - dataOffset);
    }
};

static_assert (std::atomic<std::uint64_t>::is_always_lock_free, "the counters are shared between processes");
static_assert (sizeof (TapRing) <= TapRing::dataOffset);

struct TapRecord
{
    static constexpr std::uint32_t expectedMagic = 0x54524543;

    enum Flags : std::uint32_t
    {
        hasHostFrame = 1,
        isPlaying = 2,
        isRendering = 4
    };

    std::uint32_t magic = expectedMagic;
    std::uint32_t flags = 0;
    std::uint32_t numChannels = 0;
    std::uint32_t numFrames = 0;
    std::uint64_t firstFrame = 0; ///< counts every frame that came to the tap while Twobus listened, lost ones too
    std::int64_t hostFrame = 0;
    double sampleRate = 0.0;
    std::uint64_t unused[3] {};

    static std::size_t bytesFor (std::size_t numChannels, std::size_t numFrames) noexcept
    {
        const auto samples = numChannels * numFrames * sizeof (float);
        return sizeof (TapRecord) + (samples + TapRing::alignment - 1) / TapRing::alignment * TapRing::alignment;
    }
};

static_assert (sizeof (TapRecord) == TapRing::alignment);
} // namespace twobus

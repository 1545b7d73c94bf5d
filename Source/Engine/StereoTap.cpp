#include "Engine/StereoTap.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace twobus
{
namespace
{
std::uint64_t packed (float left, float right) noexcept
{
    return static_cast<std::uint64_t> (std::bit_cast<std::uint32_t> (left)) << 32
           | std::bit_cast<std::uint32_t> (right);
}

StereoPair unpacked (std::uint64_t both) noexcept
{
    return { std::bit_cast<float> (static_cast<std::uint32_t> (both >> 32)),
             std::bit_cast<float> (static_cast<std::uint32_t> (both)) };
}
} // namespace

void StereoTap::audioBlock (const AudioBlock& block, double sampleRate) noexcept
{
    if (block.numChannels < 2)
        return;

    const auto step = static_cast<std::uint64_t> (std::max (1.0, std::ceil (sampleRate / mostPairsPerSecond)));
    auto position = written.load (std::memory_order_relaxed);
    auto frame = framesToSkip;

    // Released one by one, so that a reader that sees a pair then also sees a count that shows which pairs were
    // overwritten.
    for (; frame < block.numFrames; frame += step)
    {
        ring[position % numPairs].store (packed (block.channels[0][frame], block.channels[1][frame]),
                                         std::memory_order_release);
        written.store (++position, std::memory_order_release);
    }

    framesToSkip = frame - block.numFrames;
}

const std::vector<StereoPair>& StereoTap::read()
{
    pairs.clear();

    // One less than the ring has, because the writer can be filling the oldest.
    const auto oldestOf = [] (std::uint64_t count) { return count >= numPairs ? count - numPairs + 1 : 0; };
    const auto count = written.load (std::memory_order_acquire);
    const auto first = std::max (nextToRead, oldestOf (count));

    for (auto position = first; position < count; ++position)
        pairs.push_back (unpacked (ring[position % numPairs].load (std::memory_order_acquire)));

    if (const auto oldestNow = oldestOf (written.load (std::memory_order_acquire)); oldestNow > first)
        pairs.erase (pairs.begin(),
                     pairs.begin()
                         + static_cast<std::ptrdiff_t> (std::min<std::uint64_t> (oldestNow - first, pairs.size())));

    nextToRead = count;
    return pairs;
}
} // namespace twobus

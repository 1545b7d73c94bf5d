#include "Core/Chain/ChainHistory.h"

#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <bit>

namespace twobus
{
void ChainHistory::prepare (std::size_t channelsBefore, std::size_t channelsAfter, std::size_t leastFrames)
{
    length = std::bit_ceil (leastFrames);
    lines[before].assign (std::min (channelsBefore, mostChannels), std::vector<float> (length));
    lines[after].assign (std::min (channelsAfter, mostChannels), std::vector<float> (length));
    restart();
}

void ChainHistory::append (std::span<const float* const> channelsBefore, std::span<const float* const> channelsAfter,
                           std::size_t firstFrame, std::size_t numFrames) noexcept
{
    const auto from = static_cast<std::size_t> (end) & (length - 1);
    const auto untilWrap = std::min (numFrames, length - from);

    for (const auto side : { before, after })
        for (std::size_t channel = 0; channel < lines[side].size(); ++channel)
        {
            const auto* source = (side == before ? channelsBefore : channelsAfter)[channel] + firstFrame;
            auto* line = lines[side][channel].data();
            copyValid (source, untilWrap, largestValidSample, line + from);
            copyValid (source + untilWrap, numFrames - untilWrap, largestValidSample, line);
        }

    end += static_cast<std::int64_t> (numFrames);
}

std::int64_t ChainHistory::oldestFrame() const noexcept
{
    return std::max<std::int64_t> (0, end - static_cast<std::int64_t> (length));
}

void ChainHistory::copy (Side side, std::size_t channel, std::int64_t firstFrame,
                         std::span<float> destination) const noexcept
{
    const auto from = static_cast<std::size_t> (firstFrame) & (length - 1);
    const auto untilWrap = std::min (destination.size(), length - from);
    const auto* line = lines[side][channel].data();
    std::copy_n (line + from, untilWrap, destination.data());
    std::copy_n (line, destination.size() - untilWrap, destination.data() + untilWrap);
}
} // namespace twobus

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** The newest seconds of a programme before and after a chain, for those who must look back. Of more than two channels
    it keeps the first two.

    Frames are counted from the last restart; both sides have the same count. prepare allocates; the rest neither
    allocates nor throws. One thread at a time.
*/
class ChainHistory
{
public:
    enum Side
    {
        before,
        after
    };

    static constexpr std::size_t mostChannels = 2;

    /** Keeps at least this many frames. */
    void prepare (std::size_t channelsBefore, std::size_t channelsAfter, std::size_t leastFrames);

    /** Adds at most mostFramesAtOnce() frames. Invalid samples (see copyValid) become 0. */
    void append (std::span<const float* const> channelsBefore, std::span<const float* const> channelsAfter,
                 std::size_t firstFrame, std::size_t numFrames) noexcept;

    /** Forgets everything: what comes does not continue it. */
    void restart() noexcept { end = 0; }

    std::size_t numChannels (Side side) const noexcept { return lines[side].size(); }
    std::size_t mostFramesAtOnce() const noexcept { return length / 8; }
    std::int64_t endFrame() const noexcept { return end; }
    std::int64_t oldestFrame() const noexcept;

    /** Copies frames of a channel from this frame on. All of them must be kept. */
    void copy (Side, std::size_t channel, std::int64_t firstFrame, std::span<float> destination) const noexcept;

private:
    std::array<std::vector<std::vector<float>>, 2> lines; ///< of each side, of each channel: `length` samples
    std::size_t length = 0; ///< a power of two
    std::int64_t end = 0;
};
} // namespace twobus

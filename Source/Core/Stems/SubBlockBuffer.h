#pragma once

#include "Core/Base/SubBlockGrid.h"
#include "Core/Peaks/TruePeakInterpolator.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** Collects the frames of several channels into sub-blocks of 10 ms, with the 47 samples that a true peak needs in
    front of each.

    A frame in which any channel has an invalid sample becomes silence in all of them: the channels then still add up as
    before. Nothing allocates after prepare.
*/
class SubBlockBuffer
{
public:
    static constexpr std::size_t historyLength = TruePeakInterpolator::taps - 1;

    void prepare (double sampleRate, std::size_t numChannels);

    std::size_t numChannels() const noexcept { return frames.size(); }

    /** Takes frames from firstFrame on, until the sub-block is full. Returns how many. */
    std::size_t append (std::span<const float* const> channels, std::size_t firstFrame, std::size_t numFrames) noexcept;

    std::size_t numFrames() const noexcept { return filled; }
    bool isFull() const noexcept { return filled == length; }

    /** Silences frames with invalid samples. Call this once before the sub-block is used. */
    void removeInvalidFrames() noexcept;

    /** The channels' frames, and the same with historyLength earlier samples in front. */
    std::span<const float* const> channels() const noexcept { return frames; }
    const float* withHistory (std::size_t channel) const noexcept { return frames[channel] - historyLength; }

    /** The first window of 48 samples that is all audio without a cut or an invalid frame; numFrames() if there is
        none. */
    std::size_t firstWindow() const noexcept;

    /** Starts the next sub-block. */
    void advance() noexcept;

    /** The next frame does not continue the previous one. Starts the next sub-block. */
    void cut() noexcept;

private:
    void start() noexcept;
    float* row (std::size_t channel) noexcept { return audio.data() + channel * stride; }

    SubBlockGrid grid;
    std::int64_t subBlock = 0;
    std::size_t stride = 0, length = 0, filled = 0;
    std::size_t continuousBefore = 0; ///< frames in front of the sub-block, as far as they are kept
    bool hasInvalid = false;
    std::size_t continuousAtEnd = 0; ///< frames since the last invalid one
    std::vector<float> audio;
    std::vector<const float*> frames;
};
} // namespace twobus

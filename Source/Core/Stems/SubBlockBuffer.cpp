#include "Core/Stems/SubBlockBuffer.h"

#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
void SubBlockBuffer::prepare (double sampleRate, std::size_t numChannels)
{
    grid = SubBlockGrid (sampleRate);
    subBlock = 0;
    stride = historyLength + static_cast<std::size_t> (grid.longest());
    audio.assign (numChannels * stride, 0.0f);
    frames.resize (numChannels);

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        frames[channel] = row (channel) + historyLength;

    continuousBefore = 0;
    start();
}

void SubBlockBuffer::start() noexcept
{
    length = static_cast<std::size_t> (grid.start (subBlock + 1) - grid.start (subBlock));
    ++subBlock;
    filled = 0;
    hasInvalid = false;
    continuousAtEnd = 0;
}

std::size_t SubBlockBuffer::append (std::span<const float* const> channels, std::size_t firstFrame,
                                    std::size_t numFrames) noexcept
{
    const auto taken = std::min (numFrames, length - filled);

    for (std::size_t channel = 0; channel < channels.size(); ++channel)
        std::copy_n (channels[channel] + firstFrame, taken, row (channel) + historyLength + filled);

    filled += taken;
    return taken;
}

void SubBlockBuffer::removeInvalidFrames() noexcept
{
    const auto isInvalid = [] (float sample) { return ! (std::abs (sample) <= largestValidSample); };

    for (const auto* channel : frames)
        hasInvalid = hasInvalid || std::any_of (channel, channel + filled, isInvalid);

    continuousAtEnd = filled;

    if (! hasInvalid)
        return;

    for (std::size_t frame = 0; frame < filled; ++frame)
        if (std::any_of (frames.begin(), frames.end(),
                         [&] (const float* channel) { return isInvalid (channel[frame]); }))
        {
            for (std::size_t channel = 0; channel < frames.size(); ++channel)
                row (channel)[historyLength + frame] = 0.0f;

            continuousAtEnd = filled - frame - 1;
        }
}

std::size_t SubBlockBuffer::firstWindow() const noexcept
{
    return hasInvalid ? filled : std::min (filled, historyLength - continuousBefore);
}

void SubBlockBuffer::advance() noexcept
{
    continuousBefore = std::min (historyLength, continuousAtEnd + (hasInvalid ? 0 : continuousBefore));

    for (std::size_t channel = 0; channel < frames.size(); ++channel)
        std::copy_n (row (channel) + filled, historyLength, row (channel));

    start();
}

void SubBlockBuffer::cut() noexcept
{
    if (filled > 0)
        advance();

    continuousBefore = 0;
}
} // namespace twobus

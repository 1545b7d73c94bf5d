#include "Engine/JoiningChannels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
bool isSound (float sample) noexcept { return sample != 0.0f; }
} // namespace

void JoiningChannels::begin (std::size_t numChannels, double sampleRate) noexcept
{
    waiting.reset();

    for (std::size_t channel = 0; channel < std::min (numChannels, maxChannels); ++channel)
        waiting.set (channel);

    anySounds = false;
    framesLeft = static_cast<std::size_t> (longestSeconds * std::max (sampleRate, 0.0));
}

std::size_t JoiningChannels::findNext (const AudioChunk& chunk, std::size_t firstFrame) noexcept
{
    const auto numFrames = std::size_t { chunk.header.numFrames };
    const auto numChannels = std::min (std::size_t { chunk.header.numChannels }, maxChannels);
    const auto lastFrame = anySounds ? std::min (numFrames, firstFrame + framesLeft) : numFrames;
    auto next = lastFrame;

    for (std::size_t channel = 0; waiting.any() && channel < numChannels; ++channel)
        if (waiting[channel])
        {
            const auto* samples = chunk.samples.data() + channel * numFrames;
            next = static_cast<std::size_t> (std::find_if (samples + firstFrame, samples + next, isSound) - samples);
        }

    if (anySounds)
        framesLeft -= next - firstFrame;

    if (next == lastFrame)
    {
        if (anySounds && framesLeft == 0)
            waiting.reset();

        return numFrames;
    }

    auto step = 0.0f;

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        if (const auto sample = chunk.samples[channel * numFrames + next]; waiting[channel] && isSound (sample))
        {
            waiting.reset (channel);
            step = std::max (step, std::abs (sample));
        }

    // Music that begins softly in a second channel has no step, so it is measured as it would be in a file.
    if (anySounds && step < smallestStep)
        return findNext (chunk, next + 1);

    anySounds = true;
    return next;
}
} // namespace twobus

#pragma once

#include <cstddef>

/** A view of planar audio: `channels[c][frame]`, 32-bit float, full scale 1.0. Owns nothing. */
namespace twobus
{
struct AudioBlock
{
    const float* const* channels = nullptr;
    std::size_t numChannels = 0;
    std::size_t numFrames = 0;
};
} // namespace twobus

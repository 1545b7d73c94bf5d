#pragma once

#include <cstddef>

namespace twobus
{
/** A view of planar audio: `channels[c][frame]`, 32-bit float, full scale 1.0. Owns nothing. */
struct AudioBlock
{
    const float* const* channels = nullptr;
    std::size_t numChannels = 0;
    std::size_t numFrames = 0;
};
} // namespace twobus

#pragma once

#include "Taps/TapRing.h"
#include "Taps/TapTime.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** A block as Twobus has read it from a tap. One of no frames says that frames were lost and nothing has come after
    them yet; a block that comes later doesn't count them again. */
struct TapBlock
{
    std::array<const float*, maxTapChannels> channels {};
    std::size_t numChannels = 0;
    std::size_t numFrames = 0;
    double sampleRate = 0.0;
    std::uint64_t framesLostBefore = 0; ///< directly before this block: exact
    TapTime time;
};
} // namespace twobus

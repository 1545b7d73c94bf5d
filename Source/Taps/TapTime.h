#pragma once

#include <cstdint>
#include <optional>

namespace twobus
{
/** What the host says of a block's first frame. */
struct TapTime
{
    std::optional<std::int64_t> hostFrame; ///< on the host's timeline, and negative before its start; empty if not told
    bool isPlaying = false;
    bool isRendering = false; ///< the host exports, and so can be faster or slower than real time
};
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"

#include <cstddef>
#include <string_view>

namespace twobus
{
/** Reads the channels that the box `chnl` of MP4 names, in the order of the samples. The content is that of the box
    after its version and flags; both versions are known. Positions and defined layouts are those of ISO/IEC 23001-8
    (coding-independent code points), tables 7 and 8: layouts 1 to 14, except 8 and 13.

    ISO/IEC 14496-12 section 12.2.4. A rear pair without a surround pair beside it becomes the surround pair, as in WAV.

    Returns a layout without channels if the box names no layout that Twobus knows, if it has sound objects, or if bytes
    are missing. A channel with an explicit angle has an unknown position.
*/
ChannelLayout isoLayout (std::string_view content, unsigned version, std::size_t numChannels);
} // namespace twobus

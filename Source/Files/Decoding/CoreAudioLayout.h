#pragma once

#include "Core/Base/ChannelLayout.h"

#include <cstdint>
#include <string_view>

namespace twobus
{
/** The channels that a Core Audio channel layout names, in the order of the samples: the content of the chunk `CHAN` of
    AIFF and `chan` of CAF, and of the atom `chan` of QuickTime behind its version and flags.

    It is a tag, a bitmap and the number of descriptions, each of 32 bits, big-endian, and then the descriptions of 20
    bytes, each with a label first. The tag says which of the three counts. A rear pair without a surround pair beside it
    is the surround pair, as in WAV.

    Tags, labels and orders: Apple, CoreAudioTypes framework, CoreAudioBaseTypes.h (AudioChannelLayoutTag,
    AudioChannelLabel, AudioChannelBitmap). Chunk and atom: Apple Core Audio Format Specification 1.0, "Channel Layout
    Chunk"; QuickTime File Format Specification, "Audio Channel Layout Atom".

    Returns a layout without channels if the tag names none that Twobus knows, or if bytes are missing.
*/
ChannelLayout coreAudioLayout (std::string_view content);
} // namespace twobus

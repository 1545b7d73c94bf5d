#pragma once

#include "Core/Base/ChannelLayout.h"

#include <cstdint>
#include <string_view>

namespace twobus
{
/** Reads the channels that a Core Audio channel layout names, in the order of the samples. The content is that of the
    chunk `CHAN` of AIFF, the chunk `chan` of CAF, or the atom `chan` of QuickTime after its version and flags.

    A layout consists of a tag, a bitmap and the number of descriptions, each of 32 bits, big-endian, followed by the
    descriptions of 20 bytes, each starting with a label. The tag decides which of the three counts. A rear pair without
    a surround pair beside it becomes the surround pair, as in WAV.

    Tags, labels and orders: Apple, CoreAudioTypes framework, CoreAudioBaseTypes.h (AudioChannelLayoutTag,
    AudioChannelLabel, AudioChannelBitmap). Chunk and atom: Apple Core Audio Format Specification 1.0, "Channel Layout
    Chunk"; QuickTime File Format Specification, "Audio Channel Layout Atom".

    Returns a layout without channels if the tag names none that Twobus knows, or if bytes are missing.
*/
ChannelLayout coreAudioLayout (std::string_view content);
} // namespace twobus

#pragma once

#include "Files/Decoding/FileBytes.h"

#include <cstdint>

namespace twobus
{
/** Returns the position at which the tags at the end of a FLAC or WavPack file begin: APE tags (version 2) and ID3v1.
    Returns the size of the file if there are none, and for every other format.

    Neither format knows these tags, so a decoder takes them for a damaged frame. If the header promises a length, that
    damage lies behind the last promised frame. If it promises none, only this can tell a tag from a truncated frame.
*/
std::uint64_t endBeforeTags (const FileBytes&);
} // namespace twobus

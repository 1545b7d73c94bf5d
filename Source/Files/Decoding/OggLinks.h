#pragma once

#include "Files/Decoding/FileBytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace twobus
{
struct OggLink
{
    std::uint64_t begin = 0, end = 0; ///< bytes; ends with the page that has the end mark
    std::string codec; ///< of the sound: "Vorbis", "Opus", "FLAC", "Speex"; empty if there is none that is known
    std::int64_t lastPosition = -1; ///< granule position of the last sound page; less than 0 if none has one
    std::int64_t delay = 0; ///< frames that the codec asks to drop at the start (Opus: RFC 7845, pre-skip)
    std::uint64_t numHoles = 0; ///< pages that are missing or whose checksum is wrong
    std::uint64_t bytesBehindEnd = 0; ///< of sound pages behind the end mark
    std::uint32_t otherTracks = 0; ///< sound tracks beside it
    bool endsWithMark = false;
};

/** The complete streams that an Ogg file holds one after another ("links", RFC 3533 section 4), and what no decoder
    tells: whether each has its end mark, whether pages are missing, and what lies between and behind the pages.

    Reads every page once and checks its checksum. Of several sound tracks in a link the first counts.
*/
struct OggLinks
{
    std::vector<OggLink> links;
    std::uint64_t leftOverBytes = 0; ///< no pages, or half a page
};

bool isOgg (const FileBytes&);
OggLinks oggLinksOf (const FileBytes&);
} // namespace twobus

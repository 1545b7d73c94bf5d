#pragma once

#include "Files/Decoding/FileBytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace twobus
{
struct OggLink
{
    std::uint64_t begin = 0, end = 0; ///< in bytes; the link ends with the page that has the end mark
    std::string codec; ///< codec of the sound: "Vorbis", "Opus", "FLAC", "Speex"; empty if there is no known codec
    std::int64_t lastPosition = -1; ///< granule position of the last sound page; negative if no page has one
    std::int64_t delay = 0; ///< frames that the codec asks to drop at the start (Opus: RFC 7845, pre-skip)
    std::uint64_t numHoles = 0; ///< pages that are missing or whose checksum is wrong
    std::uint64_t bytesBehindEnd = 0; ///< bytes of sound pages after the end mark
    std::uint32_t otherTracks = 0; ///< sound tracks besides the first one
    bool endsWithMark = false;
};

/** The complete streams that an Ogg file holds one after another ("links", RFC 3533 section 4), with facts that no
    decoder reports: whether each link has its end mark, whether pages are missing, and what lies between and after the
    pages.

    Reads every page once and checks its checksum. If a link has several sound tracks, the first counts.
*/
struct OggLinks
{
    std::vector<OggLink> links;
    std::uint64_t leftOverBytes = 0; ///< bytes that are not pages, or half a page
};

bool isOgg (const FileBytes&);
OggLinks oggLinksOf (const FileBytes&);
} // namespace twobus

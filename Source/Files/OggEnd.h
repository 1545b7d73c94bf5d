#pragma once

#include <iosfwd>

/** What tells an Ogg file that has its end from one that was cut off. Both read from the start of the stream. */
namespace twobus
{
struct OggPageChain
{
    bool reachesEnd = false; ///< pages (RFC 3533) follow one another from the first byte to the last
    bool endsWithMark = false; ///< it does, and the last page has a right checksum and the end mark
};

/** Reads only the heads of the pages, and the whole of the last. */
OggPageChain oggPageChainOf (std::istream&);

/** Whether any page with a right checksum has the end mark. Reads all of the stream. */
bool hasEndMark (std::istream&);
} // namespace twobus

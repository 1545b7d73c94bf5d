#pragma once

#include <iosfwd>
#include <string>

/** What tells an Ogg file that has its end from one that was cut off. */
namespace twobus
{
/** Whether its pages (RFC 3533) follow one another from the first byte of the file to the last, and the last has the end mark.
    Only their heads are read. */
bool endsWithMark (const std::string& path);

/** Whether any page with a right checksum has it. Reads the stream from its start to its end. */
bool hasEndMark (std::istream&);
} // namespace twobus

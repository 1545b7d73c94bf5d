#pragma once

#include <cstdint>

namespace twobus
{
enum class HeaderFaultKind
{
    moreThanDeclared, ///< there is more audio after the length that the header gives; found: bytes
    noLength, ///< the length is 0, as left by a recorder that was cut off; found: bytes after the header
    unknownLength, ///< the length is "not known", as written by a program into a pipe
    blockAlign, ///< the bytes per frame
    byteRate, ///< the bytes per second
    partialFrame, ///< the length is not a whole number of frames; found: excess bytes
    riffSize, ///< the size of the whole file
    secondData ///< another chunk of audio follows; found: its bytes
};

/** A contradiction between the header of a file and its data that leaves the file readable. */
struct HeaderFault
{
    HeaderFaultKind kind = HeaderFaultKind::riffSize;
    std::uint64_t declared = 0, found = 0;

    bool operator== (const HeaderFault&) const noexcept = default;
};
} // namespace twobus

#pragma once

#include <cstdint>

namespace twobus
{
enum class HeaderFaultKind
{
    moreThanDeclared, ///< there is more audio behind the length that the header has; found: bytes
    noLength, ///< the length is 0, as a recorder leaves it that was cut off; found: bytes behind it
    unknownLength, ///< the length is "not known", as a program writes it into a pipe
    blockAlign, ///< the bytes of a frame
    byteRate, ///< the bytes of a second
    partialFrame, ///< the length is not a whole number of frames; found: bytes too many
    riffSize, ///< the size of the whole file
    secondData ///< another chunk of audio follows; found: its bytes
};

/** A way in which the header of a file does not fit its data, though the file can be read. */
struct HeaderFault
{
    HeaderFaultKind kind = HeaderFaultKind::riffSize;
    std::uint64_t declared = 0, found = 0;

    bool operator== (const HeaderFault&) const noexcept = default;
};
} // namespace twobus

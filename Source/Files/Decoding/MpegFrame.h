#pragma once

#include <cstddef>
#include <string_view>

namespace twobus
{
/** Returns the length in bytes of the MPEG audio frame whose head is at the beginning of the text. Returns 0 if there
    is no such head, and for free format, whose head doesn't give the length.

    ISO/IEC 11172-3 sections 2.4.2.3 and 2.4.3.1 (MPEG-1), ISO/IEC 13818-3 section 2.4.2.3 (half of its sample rates).
    MPEG-2.5 (a quarter of them) is Fraunhofer's extension and has the bit rates of MPEG-2.
*/
std::size_t bytesOfMpegFrame (std::string_view) noexcept;
} // namespace twobus

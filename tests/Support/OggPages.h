#pragma once

#include <cstdint>
#include <string>

namespace twobus::test
{
/** Rewrites the checksum (RFC 3533) of a changed page, which lies from begin to before end. Computes it bit by bit, so
    that it also checks the program's own code. */
inline void seal (std::string& bytes, std::size_t begin, std::size_t end)
{
    std::uint32_t sum = 0;
    bytes.replace (begin + 22, 4, 4, '\0');

    for (auto at = begin; at < end; ++at)
    {
        sum ^= static_cast<std::uint32_t> (static_cast<unsigned char> (bytes[at])) << 24;

        for (int bit = 0; bit < 8; ++bit)
            sum = sum << 1 ^ (sum >> 31 != 0 ? 0x04c11db7u : 0u);
    }

    for (std::size_t i = 0; i < 4; ++i)
        bytes[begin + 22 + i] = static_cast<char> (sum >> (8 * i) & 0xffu);
}
} // namespace twobus::test

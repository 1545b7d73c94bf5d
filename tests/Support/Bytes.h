#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/** @file
    Numbers as the bytes of a file.
*/
namespace twobus::test
{
inline std::string bigEndian (std::uint64_t value, std::size_t numBytes)
{
    std::string text;

    for (std::size_t i = numBytes; i-- > 0;)
        text += i < sizeof (value) ? static_cast<char> (value >> (8 * i) & 0xffu) : '\0';

    return text;
}

inline std::string littleEndian (std::uint64_t value, std::size_t numBytes)
{
    const auto text = bigEndian (value, numBytes);
    return { text.rbegin(), text.rend() };
}
} // namespace twobus::test

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/** @file
    Reads and writes numbers of up to eight bytes in either byte order and at any alignment. We have our own because
    C++20 has no std::byteswap, and because a file can end anywhere.
*/
namespace twobus
{
inline std::uint64_t littleEndian (std::span<const std::byte> bytes) noexcept
{
    std::uint64_t number = 0;

    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | std::to_integer<std::uint64_t> (bytes[i]);

    return number;
}

/** Bytes beyond the end count as zeros. */
inline std::uint64_t littleEndian (std::string_view bytes, std::size_t at, std::size_t count) noexcept
{
    return littleEndian (std::as_bytes (std::span (bytes.substr (std::min (at, bytes.size()), count))));
}

/** 0 if the number runs past the end. */
inline std::uint64_t bigEndian (std::string_view bytes, std::size_t at, std::size_t count) noexcept
{
    std::uint64_t number = 0;

    for (std::size_t i = 0; i < count && at + count <= bytes.size(); ++i)
        number = number << 8 | static_cast<unsigned char> (bytes[at + i]);

    return number;
}

inline std::string littleEndianBytes (std::uint64_t number, std::size_t count)
{
    std::string bytes;

    for (std::size_t i = 0; i < count; ++i)
        bytes += static_cast<char> (number >> (8 * i) & 0xffu);

    return bytes;
}
} // namespace twobus

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace twobus
{
/** The end mark among the flags. */
inline constexpr std::byte endOfStream { 4 };

/** Pages of an Ogg stream (RFC 3533, section 6), in memory.

    Ours, since libogg would be one more library to have, for a head of 27 bytes and a checksum.

    What a page says of itself; points into the bytes that it was found in.
*/
struct OggPage
{
    std::span<const std::byte> body;
    std::int64_t position = -1; ///< granule position: frames, after the last packet that ends in it; -1 if none does
    std::uint32_t serial = 0, sequence = 0;
    std::size_t numBytes = 0;
    std::byte flags {};

    bool endsStream() const noexcept { return (flags & endOfStream) != std::byte { 0 }; }
};

/** No head of a page, and no page, is longer. */
inline constexpr std::size_t mostOggHeadBytes = 27 + 255,
                             mostOggPageBytes = mostOggHeadBytes + std::size_t { 255 } * 255;

/** Where a page may begin, in these bytes; their size where none does. */
std::size_t findOggPage (std::span<const std::byte>) noexcept;

/** How long the page that these bytes begin with says it is, its head and all; empty where not all of its head is here.
    */
std::optional<std::size_t> oggPageBytes (std::span<const std::byte>) noexcept;

/** The page that these bytes begin with, by its own words; empty where not all of it is here. */
std::optional<OggPage> oggPageAt (std::span<const std::byte>) noexcept;

/** Whether a page, from its first byte to its last, has the checksum that it names. */
bool oggPageIsSound (std::span<const std::byte> page) noexcept;
} // namespace twobus

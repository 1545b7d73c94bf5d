#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/** Pages of an Ogg stream (RFC 3533, section 6), in memory. */
namespace twobus
{
/** The end mark among the flags. */
inline constexpr std::byte endOfStream { 4 };

/** What a page says of itself; points into the bytes that it was found in. */
struct OggPage
{
    std::span<const std::byte> segments, body;
    std::uint32_t serial = 0, sequence = 0;
    std::size_t numBytes = 0;
    std::byte version {}, flags {};

    bool continuesPacket() const noexcept { return (flags & std::byte { 1 }) != std::byte { 0 }; }
    bool endsStream() const noexcept { return (flags & endOfStream) != std::byte { 0 }; }
    bool endsInsidePacket() const noexcept { return ! segments.empty() && segments.back() == std::byte { 255 }; }
};

/** No head of a page, and no page, is longer. */
inline constexpr std::size_t mostOggHeadBytes = 27 + 255, mostOggPageBytes = mostOggHeadBytes + 255 * 255;

/** Where a page may begin, in these bytes; their size where none does. */
std::size_t findOggPage (std::span<const std::byte>) noexcept;

/** How long the page that these bytes begin with says it is, its head and all; empty where not all of its head is here. */
std::optional<std::size_t> oggPageBytes (std::span<const std::byte>) noexcept;

/** Of such a page: whether it has the end mark. */
bool oggPageEndsStream (std::span<const std::byte> head) noexcept;

/** The page that these bytes begin with, by its own words; empty where not all of it is here. */
std::optional<OggPage> oggPageAt (std::span<const std::byte>) noexcept;

/** Whether a page, from its first byte to its last, has the checksum that it names. */
bool oggPageIsSound (std::span<const std::byte> page) noexcept;
} // namespace twobus

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/** Pages of an Ogg stream (RFC 3533, section 6), in memory. */
namespace twobus
{
/** What a page says of itself; points into the bytes that it was found in. */
struct OggPage
{
    std::span<const std::byte> segments, body;
    std::uint32_t serial = 0, sequence = 0;
    std::size_t numBytes = 0;
    std::byte version {}, flags {};

    bool continuesPacket() const noexcept { return (flags & std::byte { 1 }) != std::byte { 0 }; }
    bool endsStream() const noexcept { return (flags & std::byte { 4 }) != std::byte { 0 }; }
    bool endsInsidePacket() const noexcept { return ! segments.empty() && segments.back() == std::byte { 255 }; }
};

/** No page is longer. */
inline constexpr std::size_t mostOggPageBytes = 27 + 255 + 255 * 255;

/** Where a page may begin, in these bytes; their size where none does. */
std::size_t findOggPage (std::span<const std::byte>) noexcept;

/** The page that these bytes begin with, by its own words; empty where not all of it is here. */
std::optional<OggPage> oggPageAt (std::span<const std::byte>) noexcept;

/** Whether a page, from its first byte to its last, has the checksum that it names. */
bool oggPageIsSound (std::span<const std::byte> page) noexcept;
} // namespace twobus

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace twobus
{
/** The end-of-stream bit in the flags. */
inline constexpr std::byte endOfStream { 4 };

/** A page of an Ogg stream (RFC 3533, section 6), in memory. Holds what the page says about itself and points into the
    bytes in which it was found.

    Twobus parses pages itself because libogg would be one more dependency, just for a head of 27 bytes and a checksum.
*/
struct OggPage
{
    std::span<const std::byte> body;
    std::int64_t position = -1; ///< granule position: frames after the last packet that ends here; -1 if none does
    std::uint32_t serial = 0, sequence = 0;
    std::size_t numBytes = 0;
    std::byte flags {};

    bool endsStream() const noexcept { return (flags & endOfStream) != std::byte { 0 }; }
};

/** Upper limits for the length of a page head and of a whole page. */
inline constexpr std::size_t mostOggHeadBytes = 27 + 255,
                             mostOggPageBytes = mostOggHeadBytes + std::size_t { 255 } * 255;

/** Returns where a page might begin in these bytes; their size if no page begins there. */
std::size_t findOggPage (std::span<const std::byte>) noexcept;

/** Returns the length, including the head, that the page at the start of these bytes gives for itself. Empty if the
    head is incomplete. */
std::optional<std::size_t> oggPageBytes (std::span<const std::byte>) noexcept;

/** Returns the page at the start of these bytes, with the length that it gives for itself. Empty if it is
    incomplete. */
std::optional<OggPage> oggPageAt (std::span<const std::byte>) noexcept;

/** Returns true if a complete page matches its own checksum. */
bool isOggPageValid (std::span<const std::byte> page) noexcept;
} // namespace twobus

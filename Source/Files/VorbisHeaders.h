#pragma once

#include <cstddef>
#include <span>

/** What is looked at before libsndfile is let at an Ogg Vorbis file: 1.2.0 refuses one whose headers do not come whole, but
    keeps about 6 KB of memory for each. */
namespace twobus
{
/** How much of a file is enough to tell: headers are some kilobytes, pictures among the comments more. */
inline constexpr std::size_t bytesForVorbisHeaders = std::size_t { 1 } << 20;

/** Whether the first Ogg stream (RFC 3533) of these bytes is one of Vorbis (Vorbis I specification, 4.2) whose three header packets
    are cut off, have a page missing or do not lie in pages as they must. Bytes between the pages and pages with a wrong checksum are
    passed over, as decoders do.
    isWholeFile: no more bytes follow; where they do, headers that do not end here are taken for whole. */
bool vorbisHeadersAreDamaged (std::span<const std::byte>, bool isWholeFile) noexcept;
} // namespace twobus

#include "Files/VorbisHeaders.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>

namespace twobus
{
namespace
{
using Bytes = std::span<const std::byte>;

constexpr std::size_t headBytes = 27, versionAt = 4, flagsAt = 5, serialAt = 14, sequenceAt = 18, checksumAt = 22, numSegmentsAt = 26;

std::uint32_t numberAt (Bytes bytes, std::size_t at) noexcept
{
    std::uint32_t number = 0;

    for (std::size_t i = 4; i-- > 0;)
        number = number << 8 | std::to_integer<std::uint32_t> (bytes[at + i]);

    return number;
}

struct Page
{
    Bytes segments, body;
    std::uint32_t serial, sequence;
    std::size_t numBytes;
    std::byte version, flags;

    bool continuesPacket() const noexcept { return (flags & std::byte { 1 }) != std::byte { 0 }; }
    bool endsStream() const noexcept { return (flags & std::byte { 4 }) != std::byte { 0 }; }
    bool endsInsidePacket() const noexcept { return ! segments.empty() && segments.back() == std::byte { 255 }; }
};

/** The checksum of RFC 3533, over the page with zeros in the place of its own. */
bool isSound (Bytes page) noexcept
{
    std::uint32_t sum = 0;

    for (std::size_t i = 0; i < page.size(); ++i)
    {
        const auto isChecksum = i >= checksumAt && i < checksumAt + 4;
        sum ^= (isChecksum ? 0u : std::to_integer<std::uint32_t> (page[i])) << 24;

        for (int bit = 0; bit < 8; ++bit)
            sum = sum << 1 ^ (sum >> 31 != 0 ? 0x04c11db7u : 0u);
    }

    return sum == numberAt (page, checksumAt);
}

/** The page that these bytes begin with, by its own words; empty where not all of it is here. */
std::optional<Page> pageAt (Bytes bytes) noexcept
{
    if (bytes.size() < headBytes)
        return std::nullopt;

    const auto numSegments = std::to_integer<std::size_t> (bytes[numSegmentsAt]);

    if (bytes.size() < headBytes + numSegments)
        return std::nullopt;

    const auto segments = bytes.subspan (headBytes, numSegments);
    const auto bodyBytes = std::accumulate (segments.begin(), segments.end(), std::size_t { 0 },
                                            [] (std::size_t sum, std::byte segment) { return sum + std::to_integer<std::size_t> (segment); });
    const auto numBytes = headBytes + numSegments + bodyBytes;

    if (bytes.size() < numBytes)
        return std::nullopt;

    return Page { segments, bytes.subspan (headBytes + numSegments, bodyBytes), numberAt (bytes, serialAt), numberAt (bytes, sequenceAt), numBytes, bytes[versionAt], bytes[flagsAt] };
}

/** Takes the next sound page away, and what lies before it. Decoders wait for the rest of what looks like a page, in vain where
    the bytes end before it, and never come to what follows. */
std::optional<Page> nextPage (Bytes& bytes) noexcept
{
    static constexpr std::array capture { std::byte { 'O' }, std::byte { 'g' }, std::byte { 'g' }, std::byte { 'S' } };

    while (! bytes.empty())
    {
        const auto found = std::search (bytes.begin(), bytes.end(), capture.begin(), capture.end());
        bytes = bytes.subspan (static_cast<std::size_t> (found - bytes.begin()));

        const auto page = pageAt (bytes);

        if (! page)
            return std::nullopt;

        if (isSound (bytes.first (page->numBytes)))
        {
            bytes = bytes.subspan (page->numBytes);
            return page;
        }

        bytes = bytes.subspan (1);
    }

    return std::nullopt;
}

std::size_t packetsEndingIn (const Page& page) noexcept
{
    return static_cast<std::size_t> (std::ranges::count_if (page.segments, [] (std::byte segment) { return segment != std::byte { 255 }; }));
}

bool isIdentification (Bytes packet) noexcept
{
    constexpr std::string_view start ("\x01vorbis");
    return packet.size() >= start.size() && std::equal (start.begin(), start.end(), packet.begin(), [] (char a, std::byte b) { return static_cast<std::byte> (a) == b; });
}
} // namespace

bool vorbisHeadersAreDamaged (Bytes bytes, bool isWholeFile) noexcept
{
    constexpr std::size_t numHeaderPackets = 3;
    auto page = nextPage (bytes);

    if (! page || ! isIdentification (page->body))
        return false;

    const auto serial = page->serial;
    auto numPackets = packetsEndingIn (*page);

    if (numPackets != 1 || page->version != std::byte { 0 })
        return true; // a packet beside the identification

    while (numPackets < numHeaderPackets)
    {
        const auto before = *page;

        do
            page = nextPage (bytes);
        while (page && page->serial != serial);

        if (before.endsStream())
            return true;

        if (! page)
            return isWholeFile;

        if (page->sequence != before.sequence + 1 || page->version != std::byte { 0 })
            return true;

        numPackets += packetsEndingIn (*page);

        // The end of a packet of which no page has the start is not given out.
        if (page->continuesPacket() && ! before.endsInsidePacket() && packetsEndingIn (*page) > 0)
            --numPackets;
    }

    return false;
}
} // namespace twobus

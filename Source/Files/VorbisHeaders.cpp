#include "Files/VorbisHeaders.h"

#include "Files/OggPage.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace twobus
{
namespace
{
using Bytes = std::span<const std::byte>;

/** Takes the next sound page away, and what lies before it. Decoders wait for the rest of what looks like a page, in vain where
    the bytes end before it, and never come to what follows. */
std::optional<OggPage> nextPage (Bytes& bytes) noexcept
{
    while (! bytes.empty())
    {
        bytes = bytes.subspan (findOggPage (bytes));
        const auto page = oggPageAt (bytes);

        if (! page)
            return std::nullopt;

        if (oggPageIsSound (bytes.first (page->numBytes)))
        {
            bytes = bytes.subspan (page->numBytes);
            return page;
        }

        bytes = bytes.subspan (1);
    }

    return std::nullopt;
}

std::size_t packetsEndingIn (const OggPage& page) noexcept
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

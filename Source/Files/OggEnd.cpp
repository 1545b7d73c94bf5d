#include "Files/OggEnd.h"

#include "Files/OggPage.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <istream>
#include <span>
#include <vector>

namespace twobus
{
namespace
{
bool holdEndMark (std::span<const std::byte> bytes) noexcept
{
    for (bytes = bytes.subspan (findOggPage (bytes)); ! bytes.empty(); bytes = bytes.subspan (1 + findOggPage (bytes.subspan (1))))
        if (const auto page = oggPageAt (bytes); page && page->endsStream() && oggPageIsSound (bytes.first (page->numBytes)))
            return true;

    return false;
}
} // namespace

OggPageChain oggPageChainOf (std::istream& stream)
{
    stream.clear();
    stream.seekg (0, std::ios::end);
    const auto end = static_cast<std::streamoff> (stream.tellg());
    std::vector<std::byte> page;

    const auto readAt = [&] (std::streamoff position, std::size_t numBytes) {
        page.resize (numBytes);
        stream.clear();
        stream.seekg (position);
        stream.read (reinterpret_cast<char*> (page.data()), static_cast<std::streamsize> (numBytes));
        page.resize (static_cast<std::size_t> (stream.gcount()));
    };

    std::streamoff last = 0, position = 0;

    while (position < end)
    {
        readAt (position, mostOggHeadBytes);
        const auto length = oggPageBytes (page);

        if (! length || position + static_cast<std::streamoff> (*length) > end)
            return {};

        last = position;
        position += static_cast<std::streamoff> (*length);
    }

    if (end <= 0)
        return {};

    readAt (last, static_cast<std::size_t> (end - last));
    return { true, oggPageEndsStream (page) && oggPageIsSound (page) };
}

bool hasEndMark (std::istream& stream)
{
    constexpr std::size_t blockBytes = std::size_t { 1 } << 20;
    std::vector<std::byte> block (mostOggPageBytes + blockBytes);
    std::size_t kept = 0; // the last bytes of the block before, which may begin a page

    stream.clear();
    stream.seekg (0);

    while (stream)
    {
        stream.read (reinterpret_cast<char*> (block.data() + kept), static_cast<std::streamsize> (blockBytes));
        const auto bytes = std::span (block).first (kept + static_cast<std::size_t> (stream.gcount()));

        if (holdEndMark (bytes))
            return true;

        kept = std::min (mostOggPageBytes, bytes.size());
        std::memmove (block.data(), bytes.last (kept).data(), kept);
    }

    return false;
}
} // namespace twobus

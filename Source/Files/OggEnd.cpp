#include "Files/OggEnd.h"

#include "Files/OggPage.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <fstream>
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

bool endsWithMark (const std::string& path)
{
    std::ifstream file (path, std::ios::binary | std::ios::ate);
    const auto end = static_cast<std::streamoff> (file.tellg());
    auto isMarked = false;

    for (std::streamoff position = 0; position != end;)
    {
        std::array<std::byte, mostOggHeadBytes> head {};
        file.clear();
        file.seekg (position);
        file.read (reinterpret_cast<char*> (head.data()), static_cast<std::streamsize> (head.size()));

        const auto bytes = std::span (head).first (static_cast<std::size_t> (file.gcount()));
        const auto length = oggPageBytes (bytes);

        if (! length || position + static_cast<std::streamoff> (*length) > end)
            return false;

        isMarked = oggPageEndsStream (bytes);
        position += static_cast<std::streamoff> (*length);
    }

    return isMarked;
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

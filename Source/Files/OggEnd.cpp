#include "Files/OggEnd.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <numeric>
#include <string_view>

namespace twobus
{
namespace
{
constexpr std::string_view capture ("OggS");
constexpr std::size_t headSize = 27, flagsAt = 5, numSegmentsAt = 26;

constexpr std::size_t mostHeadBytes = headSize + 255;

bool isMarkedAsEnd (char flags) noexcept { return (static_cast<unsigned char> (flags) & 4u) != 0; }

/** The length of the page that begins here, by its own words; 0 where its head is not all here. */
std::size_t pageBytes (std::string_view bytes) noexcept
{
    const auto numSegments = bytes.size() < headSize ? 0u : static_cast<unsigned char> (bytes[numSegmentsAt]);
    const auto headBytes = headSize + numSegments;

    if (bytes.size() < headBytes)
        return 0;

    return std::accumulate (bytes.begin() + headSize, bytes.begin() + static_cast<std::ptrdiff_t> (headBytes), headBytes,
                            [] (std::size_t sum, char segment) { return sum + static_cast<unsigned char> (segment); });
}
} // namespace

bool endsWithMark (const std::string& path)
{
    std::ifstream file (path, std::ios::binary | std::ios::ate);
    const auto end = static_cast<std::streamoff> (file.tellg());
    auto isMarked = false;

    for (std::streamoff position = 0; position != end;)
    {
        std::array<char, headSize> head {};
        std::array<unsigned char, 255> segments {};
        file.seekg (position);

        if (! file.read (head.data(), headSize) || ! std::string_view (head.data(), headSize).starts_with (capture))
            return false;

        const auto numSegments = static_cast<unsigned char> (head[numSegmentsAt]);

        if (! file.read (reinterpret_cast<char*> (segments.data()), numSegments))
            return false;

        isMarked = isMarkedAsEnd (head[flagsAt]);
        position += static_cast<std::streamoff> (headSize) + numSegments + std::accumulate (segments.begin(), segments.begin() + numSegments, std::streamoff { 0 });

        if (position > end)
            return false;
    }

    return isMarked;
}

bool hasEndMark (std::istream& stream)
{
    std::array<char, 1 << 16> block {};
    std::size_t kept = 0; // the last bytes of the block before, which may begin a page

    stream.clear();
    stream.seekg (0, std::ios::end);
    const auto end = static_cast<std::uint64_t> (stream.tellg());
    stream.seekg (0);

    for (std::uint64_t position = 0; stream; position -= kept)
    {
        stream.read (block.data() + kept, static_cast<std::streamsize> (block.size() - kept));
        const std::string_view bytes (block.data(), kept + static_cast<std::size_t> (stream.gcount()));

        for (auto at = bytes.find (capture); at != bytes.npos; at = bytes.find (capture, at + 1))
            if (const auto length = pageBytes (bytes.substr (at)); length > 0 && position + at + length <= end && isMarkedAsEnd (bytes[at + flagsAt]))
                return true;

        position += bytes.size();
        kept = std::min (mostHeadBytes, bytes.size());
        std::memmove (block.data(), bytes.data() + bytes.size() - kept, kept);
    }

    return false;
}
} // namespace twobus

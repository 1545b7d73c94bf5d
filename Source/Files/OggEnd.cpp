#include "Files/OggEnd.h"

#include <array>
#include <fstream>
#include <numeric>
#include <string_view>

namespace twobus
{
bool endsWithMark (const std::string& path)
{
    constexpr std::size_t headSize = 27, flagsAt = 5, numSegmentsAt = 26;
    constexpr unsigned endMark = 4;

    std::ifstream file (path, std::ios::binary | std::ios::ate);
    const auto end = static_cast<std::streamoff> (file.tellg());
    auto isMarked = false;

    for (std::streamoff position = 0; position != end;)
    {
        std::array<char, headSize> head {};
        std::array<unsigned char, 255> segments {};
        file.seekg (position);

        if (! file.read (head.data(), headSize) || ! std::string_view (head.data(), headSize).starts_with ("OggS"))
            return false;

        const auto numSegments = static_cast<unsigned char> (head[numSegmentsAt]);

        if (! file.read (reinterpret_cast<char*> (segments.data()), numSegments))
            return false;

        isMarked = (static_cast<unsigned char> (head[flagsAt]) & endMark) != 0;
        position += static_cast<std::streamoff> (headSize) + numSegments + std::accumulate (segments.begin(), segments.begin() + numSegments, std::streamoff { 0 });

        if (position > end)
            return false;
    }

    return isMarked;
}
} // namespace twobus

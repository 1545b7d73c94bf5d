#include "Files/RiffLists.h"

#include "Files/RiffChunks.h"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
namespace
{
constexpr std::size_t idBytes = 4, chunkHeadBytes = 8, mostScannedBytes = std::size_t { 1 } << 20;
constexpr std::uint64_t impossibleBytes = std::uint64_t { 1 } << 31;

std::string bytesAt (std::istream& file, std::uint64_t position, std::size_t count)
{
    std::string bytes (count, '\0');
    file.clear();
    file.seekg (static_cast<std::streamoff> (position));
    file.read (bytes.data(), static_cast<std::streamsize> (count));
    bytes.resize (static_cast<std::size_t> (file.gcount()));
    return bytes;
}

std::uint64_t sizeAt (const std::string& bytes, std::size_t at, bool isBigEndian)
{
    auto number = bytes.substr (at, idBytes);

    if (isBigEndian)
        std::ranges::reverse (number);

    return littleEndian (number, 0, idBytes);
}

/** These stand alone, without a length. */
bool isKindOfList (std::string_view id) { return id == "adtl" || id == "INFO" || id == "exif"; }

/** What comes after is not gone through: the audio, by a list that is too long, and zeros. */
bool endsList (std::string_view id) { return id == "data" || id == std::string_view ("\0\0\0\0", idBytes); }

/** Goes through what is in a list as libsndfile does until a length is impossible. Where it has been before it does not go again, so
    that many lists in one another cost no more than one. */
bool isDamagedFrom (const std::string& bytes, std::size_t at, bool isBigEndian, std::vector<bool>& wasAt)
{
    while (at + chunkHeadBytes <= bytes.size() && ! wasAt[at])
    {
        wasAt[at] = true;
        const auto id = std::string_view (bytes).substr (at, idBytes);

        if (endsList (id))
            return false;

        if (isKindOfList (id))
        {
            at += idBytes;
            continue;
        }

        const auto size = sizeAt (bytes, at + idBytes, isBigEndian);

        if (size >= impossibleBytes)
            return true;

        at += chunkHeadBytes + static_cast<std::size_t> (size + size % 2);
    }

    return false;
}

bool isDamagedList (const std::string& content)
{
    std::vector<bool> wasAt (content.size());
    return isDamagedFrom (content, 0, false, wasAt);
}

bool isAnyDamagedList (const std::string& bytes, bool isBigEndian)
{
    std::vector<bool> wasAt (bytes.size());

    for (const std::string_view id : { "LIST", "INFO" })
        for (auto at = bytes.find (id); at != std::string::npos; at = bytes.find (id, at + 1))
            if (isDamagedFrom (bytes, at + chunkHeadBytes, isBigEndian, wasAt))
                return true;

    return false;
}
} // namespace

bool riffListsAreDamaged (std::istream& file)
{
    const auto kind = bytesAt (file, 0, idBytes);
    const auto isBigEndian = kind == "RIFX";

    if (! isBigEndian && kind != "RIFF" && kind != "RF64")
        return false;

    try
    {
        const auto chunks = readRiffChunks (file).chunks;

        if (std::ranges::any_of (chunks, [] (const auto& chunk) { return chunk.id == "data"; }))
            return std::ranges::any_of (chunks, [&file] (const auto& chunk) {
                return (chunk.id == "LIST" || chunk.id == "INFO")
                       && isDamagedList (bytesAt (file, chunk.position, static_cast<std::size_t> (std::min<std::uint64_t> (chunk.size, mostScannedBytes))));
            });
    }
    catch (const std::runtime_error&)
    {
        // Its chunks do not fit together.
    }

    return isAnyDamagedList (bytesAt (file, 0, mostScannedBytes), isBigEndian);
}
} // namespace twobus

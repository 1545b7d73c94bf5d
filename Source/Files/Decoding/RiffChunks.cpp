#include "Files/Decoding/RiffChunks.h"

#include "Files/Disk/ByteOrder.h"

#include <stdexcept>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::size_t headSize = 8, mostRiffChunks = 10'000;
constexpr std::uint64_t isElsewhere = 0xffffffffu; ///< the size is in ds64, or is not known

std::string readBytes (std::istream& file, std::size_t count)
{
    std::string bytes (count, '\0');
    file.read (bytes.data(), static_cast<std::streamsize> (count));
    bytes.resize (static_cast<std::size_t> (file.gcount()));
    return bytes;
}

std::uint64_t sizeOf (std::istream& file)
{
    file.clear();
    file.seekg (0, std::ios::end);
    return static_cast<std::uint64_t> (file.tellg());
}

/** Returns where the chunks end; anything after that is not a chunk. If the writer was stopped, the header has no
    valid length, so this is the end of the file. */
std::uint64_t endOf (std::uint64_t riffSize, std::uint64_t fileSize) noexcept
{
    return riffSize >= 4 && riffSize <= fileSize - headSize ? riffSize + headSize : fileSize;
}
} // namespace

RiffFile readRiffChunks (std::istream& file)
{
    const auto fileSize = sizeOf (file);
    file.seekg (0);
    const auto head = readBytes (file, 12);
    const auto kind = head.substr (0, 4);

    if (head.size() < 12 || (kind != "RIFF" && kind != "RF64") || head.substr (8) != "WAVE")
        throw std::runtime_error ("it is not a WAV file");

    RiffFile result;
    result.is64 = kind == "RF64";
    std::uint64_t dataSize = isElsewhere;
    auto end = endOf (littleEndian (head, 4, 4), fileSize);

    for (std::uint64_t position = 12; position + headSize <= end;)
    {
        file.seekg (static_cast<std::streamoff> (position));
        const auto chunkHead = readBytes (file, headSize);
        RiffChunk chunk { chunkHead.substr (0, 4), position + headSize, littleEndian (chunkHead, 4, 4) };

        if (result.is64 && chunk.id == "ds64")
        {
            const auto sizes = readBytes (file, 16);
            end = endOf (littleEndian (sizes, 0, 8), fileSize);
            dataSize = littleEndian (sizes, 8, 8);
        }

        if (result.is64 && chunk.id == "data" && chunk.size == isElsewhere)
            chunk.size = dataSize;

        if (chunk.size >= fileSize || chunk.position + chunk.size > fileSize)
            throw std::runtime_error ("the sizes in its header do not fit the file");

        if (result.chunks.size() == mostRiffChunks)
            throw std::runtime_error ("it has impossibly many chunks");

        position = chunk.position + chunk.size + chunk.size % 2;
        result.chunks.push_back (std::move (chunk));
    }

    return result;
}
} // namespace twobus

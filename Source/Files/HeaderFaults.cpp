#include "Files/HeaderFaults.h"

#include "Files/PromisedFrames.h"
#include "Files/RiffChunks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <span>
#include <string_view>

namespace twobus
{
namespace
{
constexpr std::uint32_t unknownSize = 0xFFFFFFFF;
constexpr int mostChunksLookedAt = 1000;
constexpr std::uint64_t leastSharesOfSecond = 100; // 10 ms

/** What the fmt chunk says. */
struct Format
{
    bool isPlain = false; ///< integers or floats, uncompressed
    std::uint64_t channels = 0, rate = 0, byteRate = 0, blockAlign = 0, bits = 0;

    std::uint64_t frameBytes() const noexcept { return channels * ((bits + 7) / 8); }
};

class WavHeader
{
public:
    explicit WavHeader (const std::filesystem::path& path) : file (path, std::ios::binary)
    {
        file.seekg (0, std::ios::end);
        const auto end = static_cast<std::streamoff> (file.tellg());
        fileBytes = end > 0 ? static_cast<std::uint64_t> (end) : 0;
    }

    std::vector<HeaderFault> faults()
    {
        if (! findData() || ! format.isPlain || format.frameBytes() == 0)
            return {};

        checkFormat();
        checkLength();
        return std::move (list);
    }

    std::optional<HeaderRepair> lengthRepair()
    {
        if (! findData() || dataBytes != 0 || ! isLengthMissing())
            return std::nullopt;

        const auto found = fileBytes - dataBegin;

        if (longSizesAt != 0)
            return HeaderRepair { longSizesAt + 8, littleEndianBytes (found, 8) };

        return found < unknownSize ? std::optional (HeaderRepair { dataBegin - 4, littleEndianBytes (found, 4) }) : std::nullopt;
    }

private:
    template <std::size_t size>
    std::optional<std::array<char, size>> read (std::uint64_t position)
    {
        std::array<char, size> bytes {};
        file.clear();
        file.seekg (static_cast<std::streamoff> (position));

        if (position > fileBytes || fileBytes - position < size || ! file.read (bytes.data(), size))
            return std::nullopt;

        return bytes;
    }

    /** Goes through the chunks up to the audio. */
    bool findData()
    {
        const auto head = read<12> (0);

        if (! head || std::string_view (head->data() + 8, 4) != "WAVE")
            return false;

        const std::string_view family (head->data(), 4);
        isRf64 = family == "RF64";
        riffBytes = littleEndian (std::span (*head).subspan (4, 4));

        if (! isRf64 && family != "RIFF")
            return false;

        std::uint64_t position = 12;

        for (int count = 0; count < mostChunksLookedAt; ++count)
        {
            const auto chunk = read<8> (position);

            if (! chunk)
                return false;

            const std::string_view id (chunk->data(), 4);
            const auto size = littleEndian (std::span (*chunk).subspan (4, 4));
            position += 8;

            if (id == "data")
            {
                dataBegin = position;
                dataBytes = isRf64 && size == unknownSize ? longDataBytes : size;
                return true;
            }

            if (id == "ds64")
                readLongSizes (position);
            else if (id == "fmt ")
                readFormat (position, size);

            position += size + size % 2;
        }

        return false;
    }

    void readLongSizes (std::uint64_t position)
    {
        if (const auto sizes = read<16> (position))
        {
            longSizesAt = position;
            riffBytes = littleEndian (std::span (*sizes).subspan (0, 8));
            longDataBytes = littleEndian (std::span (*sizes).subspan (8, 8));
        }
    }

    void readFormat (std::uint64_t position, std::uint64_t size)
    {
        constexpr std::uint64_t integers = 1, floats = 3, extensible = 0xFFFE;
        const auto fields = read<16> (position);

        if (! fields)
            return;

        const auto field = [&fields] (std::size_t at, std::size_t length) { return littleEndian (std::span (*fields).subspan (at, length)); };
        auto tag = field (0, 2);

        // Its true tag is in the first two bytes of the sub-format.
        if (tag == extensible && size >= 40)
            if (const auto subFormat = read<2> (position + 24))
                tag = littleEndian (*subFormat);

        format = { tag == integers || tag == floats, field (2, 2), field (4, 4), field (8, 4), field (12, 2), field (14, 2) };
    }

    //==============================================================================
    void checkFormat()
    {
        if (format.blockAlign != format.frameBytes())
            list.push_back ({ HeaderFaultKind::blockAlign, format.blockAlign, format.frameBytes() });

        if (const auto byteRate = format.rate * format.frameBytes(); format.byteRate != byteRate)
            list.push_back ({ HeaderFaultKind::byteRate, format.byteRate, byteRate });
    }

    void checkLength()
    {
        const auto found = fileBytes - dataBegin;

        if (! isRf64 && isUnknownLength (dataBytes) && dataBytes > found)
            list.push_back ({ HeaderFaultKind::unknownLength, dataBytes, found });
        else if (dataBytes == 0 && isLengthMissing())
            list.push_back ({ HeaderFaultKind::noLength, dataBytes, found });
        else if (dataBytes <= found)
            checkWholeLength (found);
    }

    void checkWholeLength (std::uint64_t found)
    {
        if (const auto rest = dataBytes % format.frameBytes(); rest != 0)
            list.push_back ({ HeaderFaultKind::partialFrame, dataBytes, rest });

        if (isAudioBehind (dataBegin + dataBytes))
            list.push_back ({ HeaderFaultKind::moreThanDeclared, dataBytes, found - dataBytes });
        else if (const auto declared = riffBytes + 8; riffBytes != 0 && riffBytes != unknownSize && declared != fileBytes && declared + 1 != fileBytes && declared != fileBytes + 1)
            list.push_back ({ HeaderFaultKind::riffSize, declared, fileBytes });
    }

    /** Whether there is something behind the head of the audio. */
    bool isLengthMissing() { return isMoreThanChunksBehind (dataBegin); }

    /** Whether what comes next is neither the end nor a chunk. */
    bool isMoreThanChunksBehind (std::uint64_t end)
    {
        const auto least = std::max<std::uint64_t> (8, format.rate * format.frameBytes() / leastSharesOfSecond);
        return fileBytes - end >= least && ! isChunkAt (end) && ! isChunkAt (end + end % 2);
    }

    /** The same, and not all of it is zero. */
    bool isAudioBehind (std::uint64_t end)
    {
        if (! isMoreThanChunksBehind (end))
            return false;

        std::vector<char> behind (static_cast<std::size_t> (std::min<std::uint64_t> (fileBytes - end, 65536)));
        file.clear();
        file.seekg (static_cast<std::streamoff> (end));
        file.read (behind.data(), static_cast<std::streamsize> (behind.size()));
        return std::any_of (behind.begin(), behind.end(), [] (char byte) { return byte != 0; });
    }

    bool isChunkAt (std::uint64_t position)
    {
        const auto chunk = read<8> (position);
        const auto isLetter = [] (char letter) { return letter >= 0x20 && letter < 0x7f; };
        return chunk && std::all_of (chunk->begin(), chunk->begin() + 4, isLetter)
               && littleEndian (std::span (*chunk).subspan (4, 4)) <= fileBytes - position - 8;
    }

    std::ifstream file;
    std::uint64_t fileBytes = 0, riffBytes = 0, dataBegin = 0, dataBytes = 0, longDataBytes = 0;
    std::uint64_t longSizesAt = 0; ///< of RF64; 0 where there are none
    bool isRf64 = false;
    Format format;
    std::vector<HeaderFault> list;
};
} // namespace

std::vector<HeaderFault> headerFaultsOf (const std::filesystem::path& path)
{
    return WavHeader (path).faults();
}

std::optional<HeaderRepair> lengthRepairOf (const std::filesystem::path& path)
{
    return WavHeader (path).lengthRepair();
}
} // namespace twobus

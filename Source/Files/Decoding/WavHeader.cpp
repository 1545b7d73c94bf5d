#include "Files/Decoding/WavHeader.h"

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/PromisedFrames.h"
#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::uint64_t integers = 1, floats = 3, extensible = 0xFFFE;
constexpr std::uint64_t unknownSize = 0xFFFFFFFF, wraps = std::uint64_t { 1 } << 32;
constexpr int mostChunksRead = 1000;
constexpr std::uint64_t leastSharesOfSecond = 100; // 10 ms
constexpr std::size_t searchedBytes = std::size_t { 1 } << 20, comparedBytes = 65536;

/** The GUID that starts a W64 file, after its first four letters. W64's other GUIDs have another ending. */
constexpr std::array<unsigned char, 12> guidOfRiff { 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6,
                                                     0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00 };

struct Chunk
{
    std::string id;
    std::uint64_t begin = 0; ///< position of its content
    std::uint64_t size = 0; ///< length without the head
};

class ChunkWalk
{
public:
    explicit ChunkWalk (const FileBytes& bytesToWalk) : bytes (bytesToWalk) {}

    std::optional<WavHeader> walk()
    {
        if (! readFamily())
            return std::nullopt;

        if (! findAudio())
            throw DecodeError (DecodeProblem::endsInHeader, std::string (header.container));

        measureAudio();
        walkTrailingChunks();

        if (! hasFormat)
            throw DecodeError (DecodeProblem::damagedHeader, std::string (header.container));

        findFaults();
        return std::move (header);
    }

private:
    std::string read (std::uint64_t position, std::size_t count) const
    {
        std::string text (count, '\0');
        text.resize (bytes.readAt (position, std::as_writable_bytes (std::span (text))));
        return text;
    }

    /** Reads a number in the byte order of the file's family. */
    std::uint64_t number (const std::string& text, std::size_t at, std::size_t count) const
    {
        const auto digits = std::string_view (text).substr (std::min (at, text.size()), count);
        return header.isBigEndian ? bigEndian (digits, 0, digits.size()) : littleEndian (digits, 0, count);
    }

    bool readFamily()
    {
        const auto head = read (0, 40);
        const auto id = head.substr (0, 4);

        if (isGuid (head) && head.substr (std::min<std::size_t> (24, head.size()), 4) == "wave")
        {
            header.container = "W64";
            isWide = true;
            first = 40;
            return true;
        }

        if (head.size() < 12 || head.substr (8, 4) != "WAVE"
            || (id != "RIFF" && id != "RIFX" && id != "RF64" && id != "BW64"))
            return false;

        header.container = id == "RF64" ? "RF64" : id == "BW64" ? "BW64" : "WAV";
        header.isBigEndian = id == "RIFX";
        hasLongSizes = id == "RF64" || id == "BW64";
        riffBytes = number (head, 4, 4);
        first = 12;
        return true;
    }

    static bool isGuid (const std::string& head)
    {
        return head.size() >= 40 && head.starts_with ("riff")
               && std::equal (guidOfRiff.begin(), guidOfRiff.end(), head.begin() + 4,
                              [] (unsigned char a, char b) { return a == static_cast<unsigned char> (b); });
    }

    //==============================================================================
    std::size_t headBytes() const noexcept { return isWide ? 24 : 8; }

    std::optional<Chunk> chunkAt (std::uint64_t position) const
    {
        const auto head = read (position, headBytes());

        if (head.size() < headBytes() || ! std::all_of (head.begin(), head.begin() + 4, [] (char letter) {
                return letter >= 0x20 && letter < 0x7f;
            }))
            return std::nullopt;

        Chunk chunk { head.substr (0, 4), position + headBytes(), isWide ? number (head, 16, 8) : number (head, 4, 4) };

        if (isWide)
        {
            if (chunk.size < headBytes())
                return std::nullopt;

            chunk.size -= headBytes();
        }
        else if (hasLongSizes && chunk.id == "data" && chunk.size == unknownSize)
        {
            chunk.size = longDataBytes;
        }

        return chunk;
    }

    bool fits (const Chunk& chunk) const noexcept { return chunk.size <= bytes.size() - chunk.begin; }

    /** A data chunk can be cut off. Any other chunk must fit in the file. */
    bool isPlausible (const std::optional<Chunk>& chunk) const noexcept
    {
        return chunk && (chunk->id == "data" || fits (*chunk));
    }

    std::uint64_t endOf (const Chunk& chunk) const noexcept
    {
        const auto even = isWide ? (8 - chunk.size % 8) % 8 : chunk.size % 2;
        return chunk.begin + chunk.size + even;
    }

    /** Returns the chunk after one that was read. Some programs do not pad odd lengths to even, and some write a
        wrong length. */
    std::optional<Chunk> after (const Chunk& chunk) const
    {
        if (fits (chunk))
        {
            if (auto next = chunkAt (endOf (chunk)); isPlausible (next))
                return next;

            if (auto next = chunkAt (chunk.begin + chunk.size); isPlausible (next))
                return next;
        }

        return searched (chunk.begin);
    }

    std::optional<Chunk> searched (std::uint64_t from) const
    {
        const auto text = read (from, searchedBytes);

        for (std::size_t at = 0; at + headBytes() <= text.size(); ++at)
        {
            const auto id = std::string_view (text).substr (at, 4);

            if (id != "data" && (id != "fmt " || hasFormat))
                continue;

            auto chunk = chunkAt (from + at);

            if (isPlausible (chunk) && (id == "data" ? hasFormat : chunk->size >= 16 && chunk->size < 100))
                return chunk;
        }

        return std::nullopt;
    }

    bool findAudio()
    {
        auto chunk = chunkAt (first);

        if (! isPlausible (chunk))
            chunk = searched (first);

        for (int count = 0; chunk && count < mostChunksRead; ++count)
        {
            if (chunk->id == "data")
            {
                header.dataBegin = chunk->begin;
                header.declaredBytes = chunk->size;
                return true;
            }

            take (*chunk);
            chunk = after (*chunk);
        }

        return false;
    }

    void take (const Chunk& chunk)
    {
        if (chunk.id == "fmt ")
            readFormat (chunk);
        else if (chunk.id == "ds64" && hasLongSizes)
            readLongSizes (chunk);
        else if (chunk.id == "bext" && fits (chunk))
            std::tie (header.broadcastBegin, header.broadcastBytes) = std::pair (chunk.begin, chunk.size);
    }

    void readLongSizes (const Chunk& chunk)
    {
        const auto sizes = read (chunk.begin, 16);
        riffBytes = number (sizes, 0, 8);
        longDataBytes = number (sizes, 8, 8);
    }

    void readFormat (const Chunk& chunk)
    {
        const auto fields = read (chunk.begin, static_cast<std::size_t> (std::min<std::uint64_t> (chunk.size, 40)));

        if (fields.size() < 16 || hasFormat)
            return;

        header.tag = number (fields, 0, 2);
        header.channels = number (fields, 2, 2);
        header.rate = number (fields, 4, 4);
        header.byteRate = number (fields, 8, 4);
        header.blockAlign = number (fields, 12, 2);
        header.bits = number (fields, 14, 2);
        hasFormat = true;

        // The true tag is in the first two bytes of the sub-format.
        if (header.tag == extensible && fields.size() >= 40)
        {
            header.mask = number (fields, 20, 4);
            header.tag = number (fields, 24, 2);
        }
    }

    //==============================================================================
    void measureAudio()
    {
        const auto found = bytes.size() - header.dataBegin;
        const auto declared = header.declaredBytes;

        // The audio is longer than 32 bits can count, so the size has wrapped.
        const auto hasWrapped = ! isWide && ! hasLongSizes && declared <= found
                                && found - declared >= wraps - unknownSize / 2 && bytes.size() > unknownSize;

        if (hasWrapped || (declared > found && isUnknownLength (declared))
            || ((hasLongSizes || isWide) && declared > found && declared > ~wraps))
        {
            header.isLengthKnown = false;
            header.audioBytes = found;
            isLengthOpen = true;
        }
        else if (declared == 0 && hasMoreThanChunksAfter (header.dataBegin))
        {
            header.isLengthKnown = false;
            header.audioBytes = found;
        }
        else
        {
            header.audioBytes = std::min (declared, found);
        }
    }

    /** Walks through what follows the audio: chunks, more audio, or both. */
    void walkTrailingChunks()
    {
        auto position = header.dataBegin + header.audioBytes;

        for (int count = 0; count < mostChunksRead && position < bytes.size(); ++count)
        {
            auto chunk = chunkAt (position + (isWide ? (8 - position % 8) % 8 : position % 2));

            if (! chunk || ! fits (*chunk))
                chunk = chunkAt (position);

            if (! chunk || (! fits (*chunk) && chunk->id != "data"))
                break;

            if (chunk->id == "data")
            {
                const auto size = std::min (chunk->size, bytes.size() - chunk->begin);
                secondDataBytes += size;
                position = chunk->begin + size;
            }
            else
            {
                take (*chunk);
                position = endOf (*chunk);
            }
        }

        header.leftOverBytes = secondDataBytes;

        if (secondDataBytes == 0 && header.audioBytes == header.declaredBytes
            && hasAudioAfter (header.dataBegin + header.audioBytes))
            header.leftOverBytes = bytes.size() - header.dataBegin - header.audioBytes;
    }

    /** Returns true if the data at `end` is neither the end of the file nor a chunk, and lasts at least 10 ms. */
    bool hasMoreThanChunksAfter (std::uint64_t end) const
    {
        const auto least = std::max<std::uint64_t> (8, header.rate * header.frameBytes() / leastSharesOfSecond);
        return end <= bytes.size() && bytes.size() - end >= least && ! isChunkAt (end) && ! isChunkAt (end + end % 2);
    }

    bool isChunkAt (std::uint64_t position) const
    {
        const auto chunk = chunkAt (position);
        return chunk && fits (*chunk);
    }

    /** The same, but the bytes there must not all be zero. */
    bool hasAudioAfter (std::uint64_t end) const
    {
        if (! hasMoreThanChunksAfter (end))
            return false;

        const auto behind =
            read (end, static_cast<std::size_t> (std::min<std::uint64_t> (bytes.size() - end, comparedBytes)));
        return std::any_of (behind.begin(), behind.end(), [] (char byte) { return byte != 0; });
    }

    //==============================================================================
    void findFaults()
    {
        if (isWide || ! header.isPlain())
            return;

        if (header.blockAlign != header.frameBytes())
            add (HeaderFaultKind::blockAlign, header.blockAlign, header.frameBytes());

        if (const auto byteRate = header.rate * header.frameBytes(); header.byteRate != byteRate)
            add (HeaderFaultKind::byteRate, header.byteRate, byteRate);

        const auto found = bytes.size() - header.dataBegin;

        if (isLengthOpen)
            add (HeaderFaultKind::unknownLength, header.declaredBytes, found);
        else if (! header.isLengthKnown)
            add (HeaderFaultKind::noLength, header.declaredBytes, found);
        else if (header.declaredBytes <= found)
            findFaultsOfWholeLength (found);
    }

    void findFaultsOfWholeLength (std::uint64_t found)
    {
        if (const auto rest = header.declaredBytes % header.frameBytes(); rest != 0)
            add (HeaderFaultKind::partialFrame, header.declaredBytes, rest);

        if (secondDataBytes > 0)
            add (HeaderFaultKind::secondData, header.declaredBytes, secondDataBytes);
        else if (header.leftOverBytes > 0)
            add (HeaderFaultKind::moreThanDeclared, header.declaredBytes, found - header.declaredBytes);
        else if (const auto declared = riffBytes + 8; riffBytes != 0 && riffBytes != unknownSize
                                                      && declared != bytes.size() && declared + 1 != bytes.size()
                                                      && declared != bytes.size() + 1)
            add (HeaderFaultKind::riffSize, declared, bytes.size());
    }

    void add (HeaderFaultKind kind, std::uint64_t declared, std::uint64_t found)
    {
        header.faults.push_back ({ kind, declared, found });
    }

    const FileBytes& bytes;
    WavHeader header;
    std::uint64_t first = 0, riffBytes = 0, longDataBytes = 0, secondDataBytes = 0;
    bool isWide = false, hasLongSizes = false, hasFormat = false, isLengthOpen = false;
};
} // namespace

bool WavHeader::isPlain() const noexcept
{
    const auto isWhole = bits >= 1 && bits <= 32;
    return channels > 0 && ((tag == integers && isWhole) || (tag == floats && (bits == 32 || bits == 64)));
}

ChannelLayout WavHeader::layout() const
{
    using enum ChannelPosition;

    if (channels <= 2 || mask == 0)
        return ChannelLayout::forChannelCount (static_cast<std::size_t> (channels));

    constexpr std::uint64_t backLeft = 0x10, sideLeft = 0x200;
    const auto hasBoth = (mask & backLeft) != 0 && (mask & sideLeft) != 0;
    const std::array<ChannelPosition, 18> speakers { left,
                                                     right,
                                                     centre,
                                                     lowFrequency,
                                                     hasBoth ? leftRear : leftSurround,
                                                     hasBoth ? rightRear : rightSurround,
                                                     leftOfCentre,
                                                     rightOfCentre,
                                                     rearCentre,
                                                     leftSurround,
                                                     rightSurround,
                                                     height,
                                                     height,
                                                     height,
                                                     height,
                                                     height,
                                                     height,
                                                     height };
    std::vector<ChannelPosition> positions;

    for (std::size_t i = 0; i < speakers.size() && positions.size() < channels; ++i)
        if ((mask >> i & 1) != 0)
            positions.push_back (speakers[i]);

    positions.resize (static_cast<std::size_t> (channels), unknown);
    return ChannelLayout (positions);
}

std::optional<WavHeader> wavHeaderOf (const FileBytes& bytes) { return ChunkWalk (bytes).walk(); }
} // namespace twobus

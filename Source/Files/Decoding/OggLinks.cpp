#include "Files/Decoding/OggLinks.h"

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/OggPage.h"
#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::size_t mostLinks = 1000, mostTracks = 64;
constexpr std::size_t bytesPerSearch = 65536, captureBytes = 4;
constexpr std::byte firstPage { 2 };

struct Codec
{
    std::string_view magic, name;
};

/** The first bytes of a stream's first packet: Vorbis I section 4.2.1, RFC 7845, RFC 9639 appendix, Speex' manual. */
constexpr std::array<Codec, 4> codecs { { { "\x01vorbis", "Vorbis" },
                                          { "OpusHead", "Opus" },
                                          { "\x7f"
                                            "FLAC",
                                            "FLAC" },
                                          { "Speex   ", "Speex" } } };

std::string_view codecOf (std::span<const std::byte> packet) noexcept
{
    const std::string_view bytes (reinterpret_cast<const char*> (packet.data()), packet.size());
    const auto* found = std::find_if (codecs.begin(), codecs.end(),
                                      [bytes] (const Codec& codec) { return bytes.starts_with (codec.magic); });
    return found != codecs.end() ? found->name : std::string_view();
}

std::int64_t delayOf (std::string_view codec, std::span<const std::byte> packet) noexcept
{
    constexpr std::size_t preSkipAt = 10;

    if (codec != "Opus" || packet.size() < preSkipAt + 2)
        return 0;

    return static_cast<std::int64_t> (littleEndian (packet.subspan (preSkipAt, 2)));
}

class PageWalk
{
public:
    explicit PageWalk (const FileBytes& bytesToWalk) : bytes (bytesToWalk), page (mostOggPageBytes) {}

    OggLinks walk()
    {
        std::uint64_t position = 0;

        while (position < bytes.size() && result.links.size() <= mostLinks)
        {
            const auto available = std::span<const std::byte> (page).first (bytes.readAt (position, page));
            const auto found = oggPageAt (available);

            if (! found)
            {
                const auto next = nextPage (position + 1);
                const auto isHalfPage = findOggPage (available.first (std::min (available.size(), captureBytes))) == 0;
                const auto isBehindAll =
                    ! result.links.empty() && result.links.back().endsWithMark && next == bytes.size();

                // After the end mark of the last stream, bytes that are not a page are a tag or meaningless, so they do
                // not count.
                if (isHalfPage || ! isBehindAll)
                    result.leftOverBytes += next - position;

                position = next;
                continue;
            }

            const auto end = position + found->numBytes;

            if (isOggPageValid (available.first (found->numBytes)))
                take (*found, position, end);
            else if (! result.links.empty())
                result.leftOverBytes += found->numBytes;

            position = end;
        }

        return std::move (result);
    }

private:
    /** Returns where the next page might begin; the end of the file if there is none. */
    std::uint64_t nextPage (std::uint64_t position) const
    {
        std::vector<std::byte> block (bytesPerSearch);

        while (position < bytes.size())
        {
            const auto read = std::span<const std::byte> (block).first (bytes.readAt (position, block));

            if (const auto at = findOggPage (read); at < read.size())
                return position + at;

            if (read.size() <= captureBytes)
                break;

            position += read.size() - (captureBytes - 1);

            if (read.size() < block.size())
                break;
        }

        return bytes.size();
    }

    void take (const OggPage& found, std::uint64_t begin, std::uint64_t end)
    {
        const auto isFirst = (found.flags & firstPage) != std::byte { 0 };

        if (isFirst && (result.links.empty() || ! isBeginning))
        {
            auto& link = result.links.emplace_back();
            link.begin = begin;
            link.end = end;
            serial.reset();
            isBeginning = true;
        }

        if (result.links.empty())
        {
            result.leftOverBytes += end - begin;
            return;
        }

        auto& link = result.links.back();

        if (isFirst)
            return takeFirst (link, found, end);

        isBeginning = false;

        if (serial != found.serial)
        {
            if (! link.endsWithMark)
                link.end = end;

            return;
        }

        if (link.endsWithMark)
        {
            link.bytesBehindEnd += end - begin;
            return;
        }

        if (found.sequence > nextSequence)
            link.numHoles += std::min<std::uint64_t> (found.sequence - nextSequence, 1000);

        nextSequence = found.sequence + 1;
        link.end = end;
        link.endsWithMark = found.endsStream();

        if (found.position >= 0)
            link.lastPosition = std::min (found.position, mostFrames);
    }

    void takeFirst (OggLink& link, const OggPage& found, std::uint64_t end)
    {
        link.end = end;
        const auto codec = codecOf (found.body);

        if (codec.empty())
            return;

        if (serial)
        {
            link.otherTracks += link.otherTracks < mostTracks ? 1 : 0;
            return;
        }

        serial = found.serial;
        nextSequence = found.sequence + 1;
        link.codec = codec;
        link.delay = delayOf (codec, found.body);
        link.endsWithMark = found.endsStream();
    }

    const FileBytes& bytes;
    std::vector<std::byte> page;
    OggLinks result;
    std::optional<std::uint32_t> serial; ///< serial number of the sound in the current link
    std::uint32_t nextSequence = 0;
    bool isBeginning = false; ///< only first pages have been seen so far
};
} // namespace

bool isOgg (const FileBytes& bytes)
{
    std::array<std::byte, captureBytes> start {};
    return bytes.readAt (0, start) == start.size() && findOggPage (start) == 0;
}

OggLinks oggLinksOf (const FileBytes& bytes) { return PageWalk (bytes).walk(); }
} // namespace twobus

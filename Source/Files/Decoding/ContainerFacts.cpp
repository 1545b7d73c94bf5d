#include "Files/Decoding/ContainerFacts.h"

#include "Files/Decoding/CoreAudioLayout.h"
#include "Files/Decoding/MovTracks.h"
#include "Files/Decoding/PromisedFrames.h"
#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace twobus
{
namespace
{
constexpr int mostChunks = 1000;

std::string textAt (const FileBytes& file, std::uint64_t position, std::size_t count)
{
    std::string text (count, '\0');
    text.resize (file.readAt (position, std::as_writable_bytes (std::span (text))));
    return text;
}

std::array<std::byte, 4> bytesOf (std::uint64_t number) noexcept
{
    return { std::byte (number >> 24 & 0xff), std::byte (number >> 16 & 0xff), std::byte (number >> 8 & 0xff),
             std::byte (number & 0xff) };
}

//==============================================================================
/** EA IFF 85 and Apple's AIFF-C draft. */
ContainerFacts aiffFacts (const FileBytes& file)
{
    constexpr std::uint64_t headBytes = 8, firstChunk = 12, bytesBeforeSamples = 8, framesAt = 2, most = 0xFFFFFFFF;
    ContainerFacts facts;
    std::uint64_t position = firstChunk, framesPosition = 0, frameBytes = 0, numFrames = 0, channels = 0;

    for (int i = 0; i < mostChunks; ++i)
    {
        const auto head = textAt (file, position, 1024);
        const auto size = bigEndian (head, 4, 4);

        if (head.size() < headBytes)
            break;

        if (head.starts_with ("COMM"))
        {
            framesPosition = position + headBytes + framesAt;
            channels = bigEndian (head, 8, 2);
            numFrames = bigEndian (head, 10, 4);
            frameBytes = channels * ((bigEndian (head, 14, 2) + 7) / 8);
        }

        if (head.starts_with ("CHAN"))
            facts.layout =
                coreAudioLayout (std::string_view (head).substr (headBytes, static_cast<std::size_t> (size)));

        if (const auto found = file.size() - position - headBytes;
            head.starts_with ("SSND") && size <= bytesBeforeSamples && found > bytesBeforeSamples && found <= most
            && frameBytes > 0)
        {
            facts.repairs = { { 4, bytesOf (std::min (file.size() - headBytes, most)) },
                              { position + 4, bytesOf (found) },
                              { framesPosition, bytesOf ((found - bytesBeforeSamples) / frameBytes) } };
            numFrames = 0;
            break;
        }

        position += headBytes + size + size % 2;
    }

    if (numFrames > 0 && ! isUnknownLength (numFrames * frameBytes))
        facts.promisedFrames = static_cast<std::int64_t> (numFrames);

    // If there is no layout, the specification (Apple, AIFF 1.3, "Sound channels") defines three channels. Its four-
    // and six-channel layouts are ambiguous.
    if (! facts.layout && channels == 3)
        facts.layout = ChannelLayout { ChannelPosition::left, ChannelPosition::right, ChannelPosition::centre };

    return facts;
}

/** Apple's Core Audio Format specification. */
ContainerFacts cafFacts (const FileBytes& file)
{
    constexpr std::uint64_t headBytes = 12, firstChunk = 8, editCountBytes = 4, toTheEnd = ~std::uint64_t { 0 };
    ContainerFacts facts;
    std::uint64_t position = firstChunk, packetBytes = 0, packetFrames = 0, dataBytes = toTheEnd;

    for (int i = 0; i < mostChunks; ++i)
    {
        const auto head = textAt (file, position, 2048);
        const auto size = bigEndian (head, 4, 8);

        if (head.size() < headBytes)
            break;

        const auto body = std::string_view (head).substr (headBytes);

        if (head.starts_with ("desc"))
        {
            packetBytes = bigEndian (body, 16, 4);
            packetFrames = bigEndian (body, 20, 4);
        }
        else if (head.starts_with ("chan"))
        {
            facts.layout = coreAudioLayout (
                body.substr (0, static_cast<std::size_t> (std::min<std::uint64_t> (size, body.size()))));
        }
        else if (head.starts_with ("pakt"))
        {
            facts.promisedFrames = static_cast<std::int64_t> (bigEndian (body, 8, 8) & 0xffffffffffff);
        }
        else if (head.starts_with ("data"))
        {
            dataBytes = size;
        }

        if (size > file.size()) // the chunk runs to the end of the file, or its size is wrong
            break;

        position += headBytes + size;
    }

    if (packetBytes > 0 && packetFrames > 0 && dataBytes != toTheEnd && dataBytes >= editCountBytes)
        facts.promisedFrames =
            static_cast<std::int64_t> ((dataBytes - editCountBytes) / packetBytes * packetFrames & 0xffffffffffff);

    return facts;
}

/** The head of an AU file (Sun, audio.h) has the position and the length of the audio. */
ContainerFacts auFacts (const FileBytes& file)
{
    constexpr std::uint64_t unknownLength = 0xFFFFFFFF;
    const auto head = textAt (file, 0, 12);
    const auto begin = bigEndian (head, 4, 4), size = bigEndian (head, 8, 4);
    ContainerFacts facts;

    if (size > 0 && size != unknownLength)
        facts.audioEnd = std::min (begin + size, file.size());

    return facts;
}

//==============================================================================
/** Reads the frame count from the Xing, Info or VBRI header in the first frame. ISO 11172-3 section 2.4.1.3 defines
    where that header begins. */
ContainerFacts mpegFacts (const FileBytes& file)
{
    constexpr std::size_t id3Head = 10, searchedBytes = 65536;
    std::uint64_t position = 0;

    for (auto head = textAt (file, position, id3Head); head.size() == id3Head && head.starts_with ("ID3");
         head = textAt (file, position, id3Head))
    {
        position += id3Head;

        for (std::size_t i = 0, length = 0; i < 4; ++i)
        {
            length = length << 7 | (static_cast<unsigned char> (head[6 + i]) & 0x7fu);
            position += i == 3 ? length : 0;
        }
    }

    const auto text = textAt (file, position, searchedBytes);
    const auto isHead = [&text] (std::size_t at) {
        return static_cast<unsigned char> (text[at]) == 0xff
               && (static_cast<unsigned char> (text[at + 1]) & 0xe6) == 0xe2;
    };
    std::size_t at = 0;

    while (at + 200 <= text.size() && ! isHead (at))
        ++at;

    if (at + 200 > text.size())
        return {};

    const auto isMpeg1 = (static_cast<unsigned char> (text[at + 1]) & 0x18) == 0x18,
               isMono = (static_cast<unsigned char> (text[at + 3]) & 0xc0) == 0xc0;
    const auto framesPerFrame = isMpeg1 ? 1152 : 576;
    const auto sideBytes = isMpeg1 ? (isMono ? 17u : 32u) : (isMono ? 9u : 17u);
    const auto xing = std::string_view (text).substr (at + 4 + sideBytes),
               vbri = std::string_view (text).substr (at + 36);
    std::uint64_t count = 0, numBytes = 0;

    if ((xing.starts_with ("Xing") || xing.starts_with ("Info")) && (bigEndian (xing, 4, 4) & 1) != 0)
    {
        count = bigEndian (xing, 8, 4);
        numBytes = (bigEndian (xing, 4, 4) & 2) != 0 ? bigEndian (xing, 12, 4) : 0;
    }
    else if (vbri.starts_with ("VBRI"))
    {
        count = bigEndian (vbri, 14, 4);
        numBytes = bigEndian (vbri, 10, 4);
    }

    ContainerFacts facts;
    facts.hasFewerBytes = file.size() - position - at < numBytes;

    if (count > 0 && count != 0xFFFFFFFF)
        facts.promisedFrames = static_cast<std::int64_t> (count) * framesPerFrame;

    return facts;
}
} // namespace

ContainerFacts containerFactsOf (const FileBytes& file)
{
    const auto start = textAt (file, 0, 12);

    if (start.size() < 12)
        return {};

    if (start.starts_with ("FORM") && (start.substr (8) == "AIFF" || start.substr (8) == "AIFC"))
        return aiffFacts (file);

    if (start.starts_with ("caff"))
        return cafFacts (file);

    if (start.starts_with (".snd"))
        return auFacts (file);

    if (isMov (start))
    {
        ContainerFacts facts;
        auto tracks = movTracks (file);
        facts.trackLayouts = std::move (tracks.layouts);
        facts.repairsForOldFfmpeg = std::move (tracks.repairs);
        return facts;
    }

    const auto isMpeg =
        start.starts_with ("ID3")
        || (static_cast<unsigned char> (start[0]) == 0xff && (static_cast<unsigned char> (start[1]) & 0xe0) == 0xe0);
    return isMpeg ? mpegFacts (file) : ContainerFacts();
}

void repair (std::span<const HeaderRepair> repairs, std::uint64_t position, std::span<std::byte> part) noexcept
{
    for (const auto& one : repairs)
        for (std::size_t i = 0; i < one.bytes.size(); ++i)
            if (one.position + i >= position && one.position + i - position < part.size())
                part[static_cast<std::size_t> (one.position + i - position)] = one.bytes[i];
}
} // namespace twobus

#include "Files/Decoding/MovTracks.h"

#include "Files/Decoding/CoreAudioLayout.h"
#include "Files/Decoding/IsoLayout.h"
#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace twobus
{
namespace
{
constexpr std::uint64_t atomHeadBytes = 8, versionBytes = 4;
constexpr std::uint64_t mostLayoutBytes = 2048; // room for 64 descriptions and the fields before them
constexpr int mostAtoms = 10000;

/** The content of an atom, without its head. */
struct Atom
{
    std::string type;
    std::uint64_t begin = 0, end = 0;
};

class MovFile
{
public:
    explicit MovFile (const FileBytes& bytesToRead) : bytes (bytesToRead) {}

    MovTracks tracks()
    {
        MovTracks found;

        for (const auto& movie : atomsIn (0, bytes.size(), "moov"))
            for (const auto& track : atomsIn (movie.begin, movie.end, "trak"))
                if (const auto descriptions = soundDescriptionsIn (track))
                {
                    if (const auto layout = layoutInDescriptions (*descriptions))
                        found.layouts.push_back ({ idOf (track), *layout });

                    if (const auto repair = floatRepairIn (*descriptions))
                        found.repairs.push_back (*repair);
                }

        return found;
    }

private:
    std::optional<Atom> soundDescriptionsIn (const Atom& track)
    {
        for (const auto& media : atomsIn (track.begin, track.end, "mdia"))
            for (const auto& info : atomsIn (media.begin, media.end, "minf"))
                for (const auto& table : atomsIn (info.begin, info.end, "stbl"))
                    for (const auto& descriptions : atomsIn (table.begin, table.end, "stsd"))
                        if (isSound (media))
                            return descriptions;

        return std::nullopt;
    }

    std::vector<Atom> descriptionsIn (const Atom& table)
    {
        constexpr std::uint64_t countBytes = 4;
        return atomsIn (table.begin + versionBytes + countBytes, table.end, {});
    }

    std::optional<ChannelLayout> layoutInDescriptions (const Atom& descriptions)
    {
        constexpr std::uint64_t versionAt = 8, channelsAt = 16;
        const auto isIso = numberAt (descriptions.begin, 1) == 1; // version 1 of the table is defined by ISO
        const auto all = descriptionsIn (descriptions);

        if (all.empty())
            return std::nullopt;

        const auto& first = all.front();
        const auto version = numberAt (first.begin + versionAt, 2);
        const auto fixedBytes = version == 1 && ! isIso ? std::uint64_t { 44 }
                                : version == 2          ? std::uint64_t { 64 }
                                                        : std::uint64_t { 28 };

        if (const auto layout = layoutInAtoms (first.begin + fixedBytes, first.end))
            return layout;

        for (const auto& wave : atomsIn (first.begin + fixedBytes, first.end, "wave"))
            if (const auto layout = layoutInAtoms (wave.begin, wave.end))
                return layout;

        for (const auto& chnl : atomsIn (first.begin + fixedBytes, first.end, "chnl"))
        {
            const auto from = std::min (chnl.begin + versionBytes, chnl.end);
            return isoLayout (textAt (from, std::min (chnl.end - from, mostLayoutBytes)),
                              static_cast<unsigned> (numberAt (chnl.begin, 1)),
                              static_cast<std::size_t> (numberAt (first.begin + channelsAt, 2)));
        }

        return std::nullopt;
    }

    /** FFmpeg 5.1 reads `ipcm` but not `fpcm`. QuickTime's names for the same samples are `fl32` and `fl64`; FFmpeg
        takes the byte order from `pcmC` for these too. */
    std::optional<HeaderRepair> floatRepairIn (const Atom& descriptions)
    {
        constexpr std::uint64_t typeBytes = 4, fixedBytes = 28, sampleBitsAt = 5;

        for (const auto& first : descriptionsIn (descriptions))
        {
            if (first.type != "fpcm" || textAt (first.begin - typeBytes, typeBytes) != "fpcm")
                break;

            for (const auto& pcmC : atomsIn (first.begin + fixedBytes, first.end, "pcmC"))
                if (const auto bits = numberAt (pcmC.begin + sampleBitsAt, 1); bits == 32 || bits == 64)
                    return HeaderRepair { first.begin - typeBytes,
                                          { std::byte { 'f' }, std::byte { 'l' }, std::byte (bits == 32 ? '3' : '6'),
                                            std::byte (bits == 32 ? '2' : '4') } };

            break;
        }

        return std::nullopt;
    }

    std::optional<ChannelLayout> layoutInAtoms (std::uint64_t begin, std::uint64_t end)
    {
        for (const auto& chan : atomsIn (begin, end, "chan"))
        {
            const auto from = std::min (chan.begin + versionBytes, chan.end);
            return coreAudioLayout (textAt (from, std::min (chan.end - from, mostLayoutBytes)));
        }

        return std::nullopt;
    }

    bool isSound (const Atom& media)
    {
        constexpr std::uint64_t typeAt = 8;
        const auto handlers = atomsIn (media.begin, media.end, "hdlr");
        return std::any_of (handlers.begin(), handlers.end(),
                            [this] (const Atom& one) { return textAt (one.begin + typeAt, 4) == "soun"; });
    }

    std::uint32_t idOf (const Atom& track)
    {
        constexpr std::uint64_t idAt = 12, idOfLongAt = 20; // after two dates of 32 or 64 bits

        for (const auto& head : atomsIn (track.begin, track.end, "tkhd"))
            return static_cast<std::uint32_t> (
                numberAt (head.begin + (numberAt (head.begin, 1) == 1 ? idOfLongAt : idAt), 4));

        return 0;
    }

    /** Returns the atoms of a type, or all atoms if the type is empty. */
    std::vector<Atom> atomsIn (std::uint64_t begin, std::uint64_t end, std::string_view type)
    {
        constexpr std::uint64_t longHeadBytes = 16;
        std::vector<Atom> found;

        while (begin + atomHeadBytes <= end && ++numLookedAt <= mostAtoms)
        {
            const auto head = textAt (begin, longHeadBytes);
            const auto shortSize = bigEndian (head, 0, 4);
            const auto isLong = shortSize == 1;
            const auto size = isLong ? bigEndian (head, 8, 8) : shortSize == 0 ? end - begin : shortSize;
            const auto ownBytes = isLong ? longHeadBytes : atomHeadBytes;

            if (head.size() < atomHeadBytes || size < ownBytes)
                break;

            const auto atomEnd = size > end - begin ? end : begin + size;

            if (const auto name = head.substr (4, 4); type.empty() || name == type)
                found.push_back ({ name, std::min (begin + ownBytes, atomEnd), atomEnd });

            begin = atomEnd;
        }

        return found;
    }

    std::string textAt (std::uint64_t position, std::uint64_t count) const
    {
        std::string text (static_cast<std::size_t> (count), '\0');
        text.resize (bytes.readAt (position, std::as_writable_bytes (std::span (text))));
        return text;
    }

    std::uint64_t numberAt (std::uint64_t position, std::size_t count) const
    {
        return bigEndian (textAt (position, count), 0, count);
    }

    const FileBytes& bytes;
    int numLookedAt = 0;
};
} // namespace

bool isMov (std::string_view start) noexcept
{
    constexpr auto firstAtoms =
        std::to_array<std::string_view> ({ "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot" });
    const auto type = start.substr (std::min<std::size_t> (start.size(), 4), 4);
    return std::find (firstAtoms.begin(), firstAtoms.end(), type) != firstAtoms.end();
}

MovTracks movTracks (const FileBytes& bytes) { return MovFile (bytes).tracks(); }
} // namespace twobus

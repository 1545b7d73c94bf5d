#include "Files/Decoding/CoreAudioLayout.h"

#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace twobus
{
namespace
{
using enum ChannelPosition;

/** Returns the position for an AudioChannelLabel number. "Direct" and "side" surrounds both map to the sides. */
ChannelPosition positionOfLabel (std::uint64_t label) noexcept
{
    switch (label)
    {
        case 1: return left;
        case 2: return right;
        case 3: return centre;
        case 4:
        case 37: return lowFrequency;
        case 5: return leftSurround;
        case 6: return rightSurround;
        case 7: return leftOfCentre;
        case 8: return rightOfCentre;
        case 9: return rearCentre;
        case 10:
        case 55: return leftSurround;
        case 11:
        case 56: return rightSurround;
        case 12:
        case 13:
        case 14:
        case 15:
        case 16:
        case 17:
        case 18:
        case 49:
        case 51:
        case 52:
        case 53:
        case 54: return height;
        case 33: return leftRear;
        case 34: return rightRear;
        case 35: return leftWide;
        case 36: return rightWide;
        default: return ChannelPosition::unknown;
    }
}

struct Tag
{
    std::uint64_t number; ///< the upper 16 bits; the lower 16 are the number of channels
    std::string_view channels; ///< in Apple's abbreviations, in the order of the samples
};

/** The tags that name a loudspeaker for each channel. Ts and names such as Vhl, Ltm and Rtr are above the listener. */
constexpr auto tags = std::to_array<Tag> ({ { 108, "L R Ls Rs" }, // quadraphonic
                                            { 109, "L R Ls Rs C" },
                                            { 110, "L R Ls Rs C Cs" },
                                            { 111, "L R Ls Rs C Cs Lw Rw" },
                                            { 113, "L R C" }, // MPEG
                                            { 114, "C L R" },
                                            { 115, "L R C Cs" },
                                            { 116, "C L R Cs" },
                                            { 117, "L R C Ls Rs" },
                                            { 118, "L R Ls Rs C" },
                                            { 119, "L C R Ls Rs" },
                                            { 120, "C L R Ls Rs" },
                                            { 121, "L R C LFE Ls Rs" },
                                            { 122, "L R Ls Rs C LFE" },
                                            { 123, "L C R Ls Rs LFE" },
                                            { 124, "C L R Ls Rs LFE" },
                                            { 125, "L R C LFE Ls Rs Cs" },
                                            { 126, "L R C LFE Ls Rs Lc Rc" },
                                            { 127, "C Lc Rc L R Ls Rs LFE" },
                                            { 128, "L R C LFE Ls Rs Rls Rrs" },
                                            { 129, "L R Ls Rs C LFE Lc Rc" }, // Emagic
                                            { 131, "L R Cs" }, // ITU
                                            { 132, "L R Ls Rs" },
                                            { 133, "L R LFE" }, // DVD
                                            { 134, "L R LFE Cs" },
                                            { 135, "L R LFE Ls Rs" },
                                            { 136, "L R C LFE" },
                                            { 137, "L R C LFE Cs" },
                                            { 138, "L R Ls Rs LFE" },
                                            { 139, "L R Ls Rs C Cs" }, // audio units
                                            { 140, "L R Ls Rs C Rls Rrs" },
                                            { 141, "C L R Ls Rs Cs" }, // AAC
                                            { 142, "C L R Ls Rs Cs LFE" },
                                            { 143, "C L R Ls Rs Rls Rrs" },
                                            { 144, "C L R Ls Rs Rls Rrs Cs" },
                                            { 148, "L R Ls Rs C Lc Rc" },
                                            { 150, "L C R" }, // AC-3
                                            { 151, "L C R Cs" },
                                            { 152, "L C R LFE" },
                                            { 153, "L R Cs LFE" },
                                            { 154, "L C R Cs LFE" },
                                            { 155, "L C R Ls Rs Cs" }, // E-AC-3
                                            { 156, "L C R Ls Rs Rls Rrs" },
                                            { 157, "L C R Ls Rs LFE Cs" },
                                            { 158, "L C R Ls Rs LFE Ts" },
                                            { 159, "L C R Ls Rs LFE Vhc" },
                                            { 160, "L C R Ls Rs LFE Rls Rrs" },
                                            { 161, "L C R Ls Rs LFE Lc Rc" },
                                            { 162, "L C R Ls Rs LFE Lsd Rsd" },
                                            { 163, "L C R Ls Rs LFE Lw Rw" },
                                            { 164, "L C R Ls Rs LFE Vhl Vhr" },
                                            { 165, "L C R Ls Rs LFE Cs Ts" },
                                            { 166, "L C R Ls Rs LFE Cs Vhc" },
                                            { 167, "L C R Ls Rs LFE Ts Vhc" },
                                            { 168, "C L R LFE" }, // DTS
                                            { 169, "C L R Cs LFE" },
                                            { 170, "Lc Rc L R Ls Rs" },
                                            { 171, "C L R Rls Rrs Ts" },
                                            { 172, "C Cs L R Rls Rrs" },
                                            { 173, "Lc Rc L R Ls Rs LFE" },
                                            { 174, "C L R Rls Rrs Ts LFE" },
                                            { 175, "C Cs L R Rls Rrs LFE" },
                                            { 176, "Lc C Rc L R Ls Rs" },
                                            { 177, "Lc C Rc L R Ls Rs LFE" },
                                            { 178, "Lc Rc L R Ls Rs Rls Rrs" },
                                            { 179, "Lc C Rc L R Ls Cs Rs" },
                                            { 180, "Lc Rc L R Ls Rs Rls Rrs LFE" },
                                            { 181, "Lc C Rc L R Ls Cs Rs LFE" },
                                            { 182, "C L R Ls Rs LFE Cs" },
                                            { 183, "C L R Ls Rs Rls Rrs LFE" }, // AAC
                                            { 184, "C L R Ls Rs LFE Vhl Vhr" },
                                            { 185, "L R Rls Rrs" }, // WAVE
                                            { 186, "L R C Rls Rrs" },
                                            { 187, "L R C LFE Rls Rrs" },
                                            { 188, "L R C LFE Cs Ls Rs" },
                                            { 189, "L R C LFE Rls Rrs Ls Rs" },
                                            { 192, "L R C LFE Ls Rs Rls Rrs Vhl Vhr Ltr Rtr" }, // Atmos
                                            { 193, "L R C LFE Ls Rs Rls Rrs Lw Rw Vhl Vhr Ltm Rtm Ltr Rtr" },
                                            { 194, "L R C LFE Ls Rs Ltm Rtm" },
                                            { 195, "L R C LFE Ls Rs Vhl Vhr Ltr Rtr" },
                                            { 196, "L R C LFE Ls Rs Rls Rrs Ltm Rtm" },
                                            { 197, "L R Cs C" }, // Logic
                                            { 198, "L R Ls Rs Cs C" },
                                            { 199, "L R Ls Rs Cs C LFE" } });

ChannelPosition positionNamed (std::string_view name) noexcept
{
    struct Named
    {
        std::string_view name;
        ChannelPosition position;
    };

    constexpr auto known = std::to_array<Named> ({ { "L", left },
                                                   { "R", right },
                                                   { "C", centre },
                                                   { "LFE", lowFrequency },
                                                   { "Ls", leftSurround },
                                                   { "Rs", rightSurround },
                                                   { "Lsd", leftSurround },
                                                   { "Rsd", rightSurround },
                                                   { "Rls", leftRear },
                                                   { "Rrs", rightRear },
                                                   { "Cs", rearCentre },
                                                   { "Lc", leftOfCentre },
                                                   { "Rc", rightOfCentre },
                                                   { "Lw", leftWide },
                                                   { "Rw", rightWide } });
    const auto* found =
        std::find_if (known.begin(), known.end(), [name] (const Named& one) { return one.name == name; });
    return found != known.end() ? found->position : height;
}

std::vector<ChannelPosition> positionsOfTag (std::uint64_t tag)
{
    std::vector<ChannelPosition> positions;
    const auto* found =
        std::find_if (tags.begin(), tags.end(), [tag] (const Tag& one) { return one.number == tag >> 16; });

    for (auto rest = found != tags.end() ? found->channels : std::string_view(); ! rest.empty();)
    {
        const auto name = rest.substr (0, rest.find (' '));
        rest.remove_prefix (std::min (rest.size(), name.size() + 1));
        positions.push_back (positionNamed (name));
    }

    return positions.size() == (tag & 0xffff) ? positions : std::vector<ChannelPosition>();
}

std::vector<ChannelPosition> positionsIn (std::string_view content)
{
    constexpr std::uint64_t byDescriptions = 0, byBitmap = 0x10000, bitsOfBitmap = 18;
    constexpr std::size_t headBytes = 12, descriptionBytes = 20;

    if (content.size() < headBytes)
        return {};

    const auto tag = bigEndian (content, 0, 4), bitmap = bigEndian (content, 4, 4);

    if (tag != byDescriptions && tag != byBitmap)
        return positionsOfTag (tag);

    std::vector<ChannelPosition> positions;

    if (tag == byBitmap) // its bits stand for the labels from 1 upwards
    {
        for (std::uint64_t bit = 0; bit < bitsOfBitmap; ++bit)
            if ((bitmap >> bit & 1) != 0)
                positions.push_back (positionOfLabel (bit + 1));

        return positions;
    }

    const auto numDescriptions = std::min<std::uint64_t> (bigEndian (content, 8, 4), maxChannels);

    for (auto at = headBytes; at + descriptionBytes <= content.size() && positions.size() < numDescriptions;
         at += descriptionBytes)
        positions.push_back (positionOfLabel (bigEndian (content, at, 4)));

    return positions;
}
} // namespace

ChannelLayout coreAudioLayout (std::string_view content)
{
    auto positions = positionsIn (content);

    if (std::find (positions.begin(), positions.end(), leftSurround) == positions.end())
    {
        std::replace (positions.begin(), positions.end(), leftRear, leftSurround);
        std::replace (positions.begin(), positions.end(), rightRear, rightSurround);
    }

    return ChannelLayout (positions);
}
} // namespace twobus

#include "Files/Decoding/IsoLayout.h"

#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace twobus
{
namespace
{
using enum ChannelPosition;

constexpr std::uint64_t explicitAngle = 126;

ChannelPosition positionOfLoudspeaker (std::uint64_t number) noexcept
{
    // Left, right, centre, LFE, surrounds, centre pair, rear pair, rear centre, direct surrounds, side surrounds, wide.
    constexpr auto positions = std::to_array<ChannelPosition> (
        { left, right, centre, lowFrequency, leftSurround, rightSurround, leftOfCentre, rightOfCentre, leftRear,
          rightRear, rearCentre, leftSurround, rightSurround, leftSurround, rightSurround, leftWide, rightWide });
    constexpr std::uint64_t firstHeight = 17, lastHeight = 31, secondLowFrequency = 26;

    if (number < positions.size())
        return positions[static_cast<std::size_t> (number)];

    if (number == secondLowFrequency)
        return lowFrequency;

    return number >= firstHeight && number <= lastHeight ? height : ChannelPosition::unknown;
}

/** The positions of a defined layout; empty if Twobus doesn't know it. */
std::vector<std::uint8_t> definedLayout (std::uint64_t number)
{
    switch (number)
    {
        case 1: return { 2 };
        case 2: return { 0, 1 };
        case 3: return { 2, 0, 1 };
        case 4: return { 2, 0, 1, 10 };
        case 5: return { 2, 0, 1, 4, 5 };
        case 6: return { 2, 0, 1, 4, 5, 3 };
        case 7: return { 2, 6, 7, 0, 1, 4, 5, 3 };
        case 9: return { 0, 1, 10 };
        case 10: return { 0, 1, 4, 5 };
        case 11: return { 2, 0, 1, 4, 5, 10, 3 };
        case 12: return { 2, 0, 1, 4, 5, 8, 9, 3 };
        case 14: return { 2, 0, 1, 4, 5, 3, 17, 18 };
        default: return {};
    }
}

/** Takes numbers off the front of the content. */
struct Reader
{
    std::string_view left;
    bool isShort = false; ///< bytes were missing

    std::uint64_t take (std::size_t numBytes) noexcept
    {
        isShort = isShort || left.size() < numBytes;

        if (isShort)
            return 0;

        const auto value = bigEndian (left, 0, numBytes);
        left.remove_prefix (numBytes);
        return value;
    }
};

std::vector<ChannelPosition> listedPositions (Reader& reader, std::size_t numChannels)
{
    constexpr std::size_t angleBytes = 3;
    std::vector<ChannelPosition> positions;

    for (std::size_t i = 0; i < numChannels; ++i)
    {
        const auto number = reader.take (1);

        if (number == explicitAngle)
            reader.take (angleBytes);

        positions.push_back (positionOfLoudspeaker (number));
    }

    return positions;
}

std::vector<ChannelPosition> definedPositions (Reader& reader, std::uint64_t layout, unsigned version)
{
    constexpr std::uint64_t hasOmittedBit = 1, orderBits = 0x0e;
    const auto flags = version == 1 ? reader.take (1) : hasOmittedBit;
    const auto omitted = (flags & hasOmittedBit) != 0 ? reader.take (8) : 0;
    std::vector<ChannelPosition> positions;

    if (version == 1 && (flags & orderBits) != 0)
        return positions;

    const auto all = definedLayout (layout);

    for (std::size_t i = 0; i < all.size(); ++i)
        if ((omitted >> i & 1) == 0)
            positions.push_back (positionOfLoudspeaker (all[i]));

    return positions;
}
} // namespace

ChannelLayout isoLayout (std::string_view content, unsigned version, std::size_t numChannels)
{
    constexpr std::uint64_t channels = 1, channelsAndObjects = 3;
    Reader reader { content };
    auto structure = reader.take (1);

    if (version == 1)
    {
        structure >>= 4;
        reader.take (1); // the number of channels and objects together
    }

    if (version > 1 || (structure & channelsAndObjects) != channels)
        return {};

    std::vector<ChannelPosition> positions;

    if (const auto layout = reader.take (1); layout != 0)
        positions = definedPositions (reader, layout, version);
    else
        positions = listedPositions (reader, version == 1 ? reader.take (1) : std::min (numChannels, maxChannels));

    if (reader.isShort || positions.size() != numChannels)
        return {};

    const auto has = [&positions] (ChannelPosition position) {
        return std::find (positions.begin(), positions.end(), position) != positions.end();
    };

    if (! has (leftSurround) && ! has (rightSurround))
    {
        std::replace (positions.begin(), positions.end(), leftRear, leftSurround);
        std::replace (positions.begin(), positions.end(), rightRear, rightSurround);
    }

    return ChannelLayout (positions);
}
} // namespace twobus

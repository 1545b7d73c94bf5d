#include "Files/Decoding/SndfileLayout.h"

#include <algorithm>
#include <vector>

namespace twobus
{
namespace
{
/** A "rear" pair is the surround pair of 4.0 and 5.x. If there is also a side pair, it is the pair behind that. */
ChannelPosition positionOf (int mapped, bool hasSides) noexcept
{
    switch (mapped)
    {
        case SF_CHANNEL_MAP_MONO: return ChannelPosition::mono;
        case SF_CHANNEL_MAP_LEFT:
        case SF_CHANNEL_MAP_FRONT_LEFT: return ChannelPosition::left;
        case SF_CHANNEL_MAP_RIGHT:
        case SF_CHANNEL_MAP_FRONT_RIGHT: return ChannelPosition::right;
        case SF_CHANNEL_MAP_CENTER:
        case SF_CHANNEL_MAP_FRONT_CENTER: return ChannelPosition::centre;
        case SF_CHANNEL_MAP_LFE: return ChannelPosition::lowFrequency;
        case SF_CHANNEL_MAP_REAR_LEFT: return hasSides ? ChannelPosition::leftRear : ChannelPosition::leftSurround;
        case SF_CHANNEL_MAP_REAR_RIGHT: return hasSides ? ChannelPosition::rightRear : ChannelPosition::rightSurround;
        case SF_CHANNEL_MAP_SIDE_LEFT: return ChannelPosition::leftSurround;
        case SF_CHANNEL_MAP_SIDE_RIGHT: return ChannelPosition::rightSurround;
        case SF_CHANNEL_MAP_REAR_CENTER: return ChannelPosition::rearCentre;
        case SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER: return ChannelPosition::leftOfCentre;
        case SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER: return ChannelPosition::rightOfCentre;
        case SF_CHANNEL_MAP_TOP_CENTER:
        case SF_CHANNEL_MAP_TOP_FRONT_LEFT:
        case SF_CHANNEL_MAP_TOP_FRONT_RIGHT:
        case SF_CHANNEL_MAP_TOP_FRONT_CENTER:
        case SF_CHANNEL_MAP_TOP_REAR_LEFT:
        case SF_CHANNEL_MAP_TOP_REAR_RIGHT:
        case SF_CHANNEL_MAP_TOP_REAR_CENTER: return ChannelPosition::height;
        default: return ChannelPosition::unknown;
    }
}

ChannelLayout fromMap (const std::vector<int>& map)
{
    const auto has = [&map] (int position) { return std::find (map.begin(), map.end(), position) != map.end(); };
    const auto hasSides = has (SF_CHANNEL_MAP_SIDE_LEFT) && has (SF_CHANNEL_MAP_REAR_LEFT);

    std::vector<ChannelPosition> positions;
    positions.reserve (map.size());

    for (const auto mapped : map)
        positions.push_back (positionOf (mapped, hasSides));

    return ChannelLayout (positions);
}
} // namespace

ChannelLayout flacLayout (std::size_t numChannels)
{
    using enum ChannelPosition;

    switch (numChannels)
    {
        case 3: return { left, right, centre };
        case 4: return { left, right, leftSurround, rightSurround };
        case 5: return { left, right, centre, leftSurround, rightSurround };
        case 6: return { left, right, centre, lowFrequency, leftSurround, rightSurround };
        case 7: return { left, right, centre, lowFrequency, rearCentre, leftSurround, rightSurround };
        case 8: return { left, right, centre, lowFrequency, leftRear, rightRear, leftSurround, rightSurround };
        default: return ChannelLayout::discrete (numChannels);
    }
}

ChannelLayout layoutOf (SNDFILE* file, const SF_INFO& info)
{
    const auto numChannels = static_cast<std::size_t> (info.channels);

    if (numChannels <= 2)
        return ChannelLayout::forChannelCount (numChannels);

    std::vector<int> map (numChannels);

    if (sf_command (file, SFC_GET_CHANNEL_MAP_INFO, map.data(), static_cast<int> (map.size() * sizeof (int)))
        == SF_TRUE)
        return fromMap (map);

    if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC)
        return flacLayout (numChannels);

    return ChannelLayout::discrete (numChannels);
}
} // namespace twobus

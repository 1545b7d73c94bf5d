#include "Files/Decoding/FfmpegLayout.h"

#include <cstddef>
#include <vector>

namespace twobus
{
namespace
{
/** FFmpeg's back pair is the surround pair of 4.0 and 5.x. If there is also a side pair, it is the rear pair. */
ChannelPosition positionOf (AVChannel channel, bool hasSides) noexcept
{
    switch (channel)
    {
        case AV_CHAN_FRONT_LEFT: return ChannelPosition::left;
        case AV_CHAN_FRONT_RIGHT: return ChannelPosition::right;
        case AV_CHAN_FRONT_CENTER: return ChannelPosition::centre;
        case AV_CHAN_LOW_FREQUENCY:
        case AV_CHAN_LOW_FREQUENCY_2: return ChannelPosition::lowFrequency;
        case AV_CHAN_BACK_LEFT: return hasSides ? ChannelPosition::leftRear : ChannelPosition::leftSurround;
        case AV_CHAN_BACK_RIGHT: return hasSides ? ChannelPosition::rightRear : ChannelPosition::rightSurround;
        case AV_CHAN_SIDE_LEFT:
        case AV_CHAN_SURROUND_DIRECT_LEFT: return ChannelPosition::leftSurround;
        case AV_CHAN_SIDE_RIGHT:
        case AV_CHAN_SURROUND_DIRECT_RIGHT: return ChannelPosition::rightSurround;
        case AV_CHAN_BACK_CENTER: return ChannelPosition::rearCentre;
        case AV_CHAN_FRONT_LEFT_OF_CENTER: return ChannelPosition::leftOfCentre;
        case AV_CHAN_FRONT_RIGHT_OF_CENTER: return ChannelPosition::rightOfCentre;
        case AV_CHAN_WIDE_LEFT: return ChannelPosition::leftWide;
        case AV_CHAN_WIDE_RIGHT: return ChannelPosition::rightWide;
        case AV_CHAN_TOP_CENTER:
        case AV_CHAN_TOP_FRONT_LEFT:
        case AV_CHAN_TOP_FRONT_CENTER:
        case AV_CHAN_TOP_FRONT_RIGHT:
        case AV_CHAN_TOP_BACK_LEFT:
        case AV_CHAN_TOP_BACK_CENTER:
        case AV_CHAN_TOP_BACK_RIGHT:
        case AV_CHAN_TOP_SIDE_LEFT:
        case AV_CHAN_TOP_SIDE_RIGHT: return ChannelPosition::height;
        default: return ChannelPosition::unknown;
    }
}
} // namespace

ChannelLayout layoutFrom (const AVChannelLayout& layout)
{
    const auto numChannels = static_cast<std::size_t> (layout.nb_channels);

    if (numChannels <= 2)
        return ChannelLayout::forChannelCount (numChannels);

    if (layout.order == AV_CHANNEL_ORDER_UNSPEC)
        return ChannelLayout::discrete (numChannels);

    const auto channelAt = [&layout] (std::size_t i) {
        return av_channel_layout_channel_from_index (&layout, static_cast<unsigned> (i));
    };
    auto hasSide = false, hasBack = false;

    for (std::size_t i = 0; i < numChannels; ++i)
    {
        hasSide = hasSide || channelAt (i) == AV_CHAN_SIDE_LEFT;
        hasBack = hasBack || channelAt (i) == AV_CHAN_BACK_LEFT;
    }

    std::vector<ChannelPosition> positions;

    for (std::size_t i = 0; i < numChannels; ++i)
        positions.push_back (positionOf (channelAt (i), hasSide && hasBack));

    return ChannelLayout (positions);
}
} // namespace twobus

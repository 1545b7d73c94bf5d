#include "Core/Base/ChannelLayout.h"

#include <algorithm>

namespace twobus
{
std::optional<double> loudnessWeight (ChannelPosition position) noexcept
{
    switch (position)
    {
        case ChannelPosition::unknown: return std::nullopt;
        case ChannelPosition::lowFrequency: return 0.0;

        case ChannelPosition::leftSurround:
        case ChannelPosition::rightSurround:
        case ChannelPosition::leftWide:
        case ChannelPosition::rightWide: return 1.41;

        case ChannelPosition::mono:
        case ChannelPosition::left:
        case ChannelPosition::right:
        case ChannelPosition::centre:
        case ChannelPosition::leftRear:
        case ChannelPosition::rightRear:
        case ChannelPosition::rearCentre:
        case ChannelPosition::leftOfCentre:
        case ChannelPosition::rightOfCentre:
        case ChannelPosition::height: return 1.0;
    }

    return std::nullopt;
}

ChannelLayout::ChannelLayout (std::span<const ChannelPosition> source) noexcept
    : count (std::min (source.size(), maxChannels))
{
    std::copy_n (source.begin(), count, positions.begin());
}

ChannelLayout::ChannelLayout (std::initializer_list<ChannelPosition> source) noexcept
    : ChannelLayout (std::span<const ChannelPosition> (source.begin(), source.size()))
{}

ChannelLayout ChannelLayout::forChannelCount (std::size_t numChannels) noexcept
{
    if (numChannels == 1)
        return { ChannelPosition::mono };

    if (numChannels == 2)
        return { ChannelPosition::left, ChannelPosition::right };

    return discrete (numChannels);
}

ChannelLayout ChannelLayout::discrete (std::size_t numChannels) noexcept
{
    ChannelLayout layout;
    layout.count = std::min (numChannels, maxChannels);
    return layout;
}

bool ChannelLayout::hasLoudness() const noexcept
{
    return count > 0
           && std::all_of (positions.begin(), positions.begin() + static_cast<std::ptrdiff_t> (count),
                           [] (ChannelPosition p) { return loudnessWeight (p).has_value(); });
}

bool ChannelLayout::isStereo() const noexcept
{
    return count == 2 && positions[0] == ChannelPosition::left && positions[1] == ChannelPosition::right;
}
} // namespace twobus

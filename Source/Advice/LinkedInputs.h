#pragma once

#include "Core/Base/ChannelLayout.h"

#include <bitset>
#include <cstddef>
#include <optional>

namespace twobus
{
/** Which neighbouring inputs are the two sides of one thing and change their gain together: overheads, a piano, a
    stereo synthesizer. An input is in one pair at most. */
class LinkedInputs
{
public:
    /** This input with the next. */
    bool isPair (std::size_t first) const noexcept { return first + 1 < maxChannels && pairs[first]; }

    /** Makes or dissolves the pair; one that shares an input with it is dissolved. */
    void toggle (std::size_t first) noexcept
    {
        if (first + 1 >= maxChannels)
            return;

        pairs.flip (first);
        pairs.reset (first + 1);

        if (first > 0)
            pairs.reset (first - 1);
    }

    std::optional<std::size_t> partnerOf (std::size_t input) const noexcept
    {
        if (isPair (input))
            return input + 1;

        return input > 0 && isPair (input - 1) ? std::optional (input - 1) : std::nullopt;
    }

    bool operator== (const LinkedInputs&) const = default;

private:
    std::bitset<maxChannels> pairs; ///< by the first input
};
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"

#include <bitset>
#include <cstddef>
#include <optional>

namespace twobus
{
/** Which neighbouring inputs are two sides of the same thing and change their gain together: overheads, a piano, a
    stereo synthesizer. An input is in at most one pair. */
class LinkedInputs
{
public:
    /** Whether this input and the next are a pair. */
    bool isPair (std::size_t first) const noexcept { return first + 1 < maxChannels && pairs[first]; }

    /** Makes or dissolves the pair. Dissolves another pair that shares an input with it. */
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
    std::bitset<maxChannels> pairs; ///< indexed by the first input
};
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Faults/FaultReadings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace twobus
{
/** Channels that are copies of each other: mono stored as stereo, and a pair of which one side was swapped in polarity.

    All alike: every channel has the same samples, or differs from the first by two steps of 16 bits at most, as dither
    of its own for each channel does, and somewhere it is above -40 dBFS. Inverted: of a left and a right channel of the
    layout each sample of the one is that of the other with its sign turned, to within as much, since the most negative
    integer has no opposite either, and somewhere it is above -40 dBFS. Pairs that nobody named are no pairs.

    Measured on 70 tracks of music: made mono, all are alike, in 24 bits and in 16 bits with dither of each channel's
    own; as they are, none is. Noise-shaped dither of each channel's own is more than two steps: a miss.

    What is swapped and not otherwise alike (a stereo mix with one side inverted) is no twin: that is told by
    correlation. Channels of silence are alike: whether there was a signal is for the reader to see.

    Bounded work: what one sample has refuted is not looked at again. Only prepare allocates.
*/
class ChannelTwins
{
public:
    void prepare (const ChannelLayout&);

    /** numFrames of each of the layout's channels. */
    void process (const float* const* channels, std::size_t numFrames) noexcept;

    TwinReadings readings() const noexcept;

private:
    struct Pair
    {
        std::uint32_t left = 0, right = 0;
        bool isRefuted = false, hasSignal = false;
    };

    std::size_t numChannels = 0;
    std::vector<Pair> pairs;
    bool areSame = true, areNear = true; ///< not refuted so far
    bool hasSignal = false; ///< the first channel, while the others are near
};
} // namespace twobus

#pragma once

#include "Core/ChannelLayout.h"
#include "Core/FaultReadings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/** Channels that are copies of each other, sample by sample: mono stored as stereo, and a pair of which one side was swapped in
    polarity.

    All alike: every channel has the same samples. Inverted: of a left and a right channel of the layout each sample of the
    one is that of the other with its sign turned, to within two steps of 16 bits, since the most negative integer has no
    opposite and since both may have been rounded apart, and somewhere it is above -40 dBFS. Pairs that nobody named are no
    pairs.

    What is swapped and not otherwise alike (a stereo mix with one side inverted) is no twin: that is told by correlation.
    Channels of silence are alike: whether there was a signal is for the reader to see.

    Bounded work: what one sample has refuted is not looked at again. Only prepare allocates.
*/
namespace twobus
{
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
    bool areAlike = true; ///< not refuted so far
};
} // namespace twobus

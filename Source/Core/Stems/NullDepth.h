#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace twobus
{
/** How far a mix and a sum cancel each other: the RMS of mix less sum, in dB of the mix's RMS.

    Streaming, over all channels together, in double precision. The mix can be later or earlier than the sum by a
    constant time; the frames at the start without a counterpart are then left out.
*/
class NullDepth
{
public:
    /** mixDelayFrames: how many frames the mix is later than the sum; negative if it is earlier. */
    explicit NullDepth (std::size_t numChannels, std::ptrdiff_t mixDelayFrames = 0);

    /** Processes the next frames of one channel of both. */
    void process (std::size_t channel, const float* mix, const float* sum, std::size_t numFrames);

    /** dB: minus infinity if they cancel completely; empty if the mix is silent. */
    std::optional<double> depthDb() const noexcept;

    /** The constant gain of the sum that leaves the least; 0 if the sum is silent. */
    double gain() const noexcept;

    /** The depth with that gain. Precise down to about -140 dB. */
    std::optional<double> depthWithGainDb() const noexcept;

private:
    /** Returns each sample some frames later; silence comes first. */
    struct Delay
    {
        std::vector<float> line;
        std::size_t next = 0;

        float process (float sample) noexcept;
    };

    struct Channel
    {
        Delay mix, sum;
        std::size_t framesToSkip = 0;
    };

    std::vector<Channel> channels;
    double mixSquares = 0.0, sumSquares = 0.0, products = 0.0, differenceSquares = 0.0;
};
} // namespace twobus

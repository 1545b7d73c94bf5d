#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace twobus
{
/** How far a mix and a sum cancel each other: the RMS of mix less sum, in dB of the mix's RMS.

    Streaming, over all channels together, in double precision. The mix may be a constant time later or
    earlier: then what has no counterpart at the start is left out.
*/
class NullDepth
{
public:
    /** mixDelayFrames: the mix is so many frames later than the sum; negative: earlier. */
    explicit NullDepth (std::size_t numChannels, std::ptrdiff_t mixDelayFrames = 0);

    /** The next frames of one channel of both. */
    void process (std::size_t channel, const float* mix, const float* sum, std::size_t numFrames);

    /** dB: minus infinity where nothing is left; empty where the mix is silent. */
    std::optional<double> depthDb() const noexcept;

    /** The constant by which the sum is multiplied to leave the least: 0 where the sum is silent. */
    double gain() const noexcept;

    /** What is left with that gain. To about -140 dB. */
    std::optional<double> depthWithGainDb() const noexcept;

private:
    /** Gives back what it got some frames ago, silence first. */
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

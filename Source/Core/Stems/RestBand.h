#pragma once

#include "Core/Spectrum/DominantBand.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace twobus
{
/** The octave band in which the unexplained rest of a sum was strongest lately: a hint at what is not heard.

    Of each chunk, looks at 40 ms around the 10 ms where the rest is loudest (DominantBand). The band with the most
    energy in the last chunks is the answer. Nothing allocates after prepare.
*/
class RestBand
{
public:
    static constexpr std::size_t numChunks = 12;

    void prepare (double sampleRate, std::size_t numSumChannels);

    /** Forgets the chunks. */
    void clear() noexcept;

    /** The next 10 ms of the rest of every channel of the sum. */
    void append (std::span<float* const> channels, std::size_t numFrames) noexcept;

    /** The chunk is complete. */
    void finishChunk() noexcept;

    /** 31.5, 63, 125 ... 16000 Hz; empty if there was no rest. */
    std::optional<double> centreHz() const noexcept;

private:
    struct Found
    {
        double energy = 0.0; ///< 0: none
        double centreHz = 0.0;
    };

    void capture() noexcept;

    DominantBand band;
    std::array<Found, numChunks> chunks {};
    std::size_t next = 0;
    double highestEnergy = 0.0; ///< of 10 ms of this chunk
    std::size_t channel = 0; ///< where that was
    std::size_t framesSinceMiddle = 0;
    int age = 0; ///< in sub-blocks
    bool isWaiting = false; ///< for the audio after it
};
} // namespace twobus

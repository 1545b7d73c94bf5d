#pragma once

#include "Core/Spectrum/FourierTransform.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Finds the strongest octave band around a 10 ms sub-block: the band to turn down there.

    Looks at about 40 ms of one channel (2048 samples at 48 kHz, a power of two of 35 to 70 ms at any rate) around the
    middle of the sub-block, with the mean removed, under a Hann window. Powers are summed per octave band and not per
    Hz, because hearing and music divide the octaves about equally: pink noise has no dominant band, white noise the
    highest. So short a window resolves about 45 Hz, so it can confuse the two lowest bands.

    Use: prepare, append each sub-block of every channel, and capture as soon as numSubBlocksAfter have been appended
    after the one in question; then call centreHz when you need the result. Only centreHz costs a transform. Nothing
    allocates after prepare.
*/
class DominantBand
{
public:
    static constexpr std::size_t numBands = 10;
    static constexpr int numSubBlocksAfter = 3;

    void prepare (double sampleRate, std::size_t numChannels);

    /** Turns everything appended so far into silence; keeps what was captured. */
    void clear() noexcept;

    /** Appends the next numFrames of all channels. */
    void append (std::span<const float* const> channels, std::size_t numFrames) noexcept;

    /** Keeps the samples of a channel around the middle of the sub-block before the last numSubBlocksAfter.
        `framesSinceMiddle` frames have been appended since that middle. Samples that were never appended are
        silence. */
    void capture (std::size_t channel, std::size_t framesSinceMiddle) noexcept;

    /** The strongest band of what was captured: 31.5, 63, 125 ... 16000 Hz; empty if no band has any power. */
    std::optional<double> centreHz() noexcept;

private:
    std::array<std::size_t, numBands + 1> firstBins {}; ///< of each band; the last entry ends the last band
    std::size_t ringLength = 0, numAppended = 0; ///< numAppended counts modulo ringLength
    std::vector<std::vector<float>> rings;
    std::vector<float> captured, window;
    FourierTransform transform;
};
} // namespace twobus

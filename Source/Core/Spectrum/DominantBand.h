#pragma once

#include "Core/Spectrum/FourierTransform.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Which octave band is strongest around a 10 ms sub-block: what to turn down there.

    Looks at about 40 ms of one channel (2048 samples at 48 kHz, a power of two of 35 to 70 ms at any rate) around the
    middle of the sub-block, its mean removed, under a Hann window. Powers are summed per octave band and not per Hz, as
    hearing and music share the octaves about equally: pink noise has no dominant band, white noise the highest. So
    short a window resolves about 45 Hz: between the two lowest bands it may be wrong.

    Use: prepare, append each sub-block of every channel, and capture as soon as numSubBlocksAfter have been appended
    after the one in question; then centreHz whenever it is wanted, which alone costs a transform. Nothing allocates
    after prepare.
*/
class DominantBand
{
public:
    static constexpr std::size_t numBands = 10;
    static constexpr int numSubBlocksAfter = 3;

    void prepare (double sampleRate, std::size_t numChannels);

    /** What was appended is silence from now on; what was captured stays. */
    void clear() noexcept;

    /** The next numFrames of all channels. */
    void append (std::span<float* const> channels, std::size_t numFrames) noexcept;

    /** Keeps the samples of a channel around the middle of the sub-block before the last numSubBlocksAfter, of which
        that many frames have been appended since; what was never appended is silence. */
    void capture (std::size_t channel, std::size_t framesSinceMiddle) noexcept;

    /** Of what was captured: 31.5, 63, 125 ... 16000 Hz; empty where no band has any power. */
    std::optional<double> centreHz() noexcept;

private:
    std::array<std::size_t, numBands + 1> firstBins {}; ///< of each band, and the one after the last
    std::size_t ringLength = 0, numAppended = 0; ///< numAppended: modulo ringLength
    std::vector<std::vector<float>> rings;
    std::vector<float> captured, window;
    FourierTransform transform;
};
} // namespace twobus

#pragma once

#include "Core/Base/MeterFormat.h"
#include "Core/Spectrum/BandEdge.h"
#include "Core/Spectrum/FourierTransform.h"
#include "Core/Spectrum/SpectrumReadings.h"

#include <array>
#include <complex>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** The long-term average spectrum of a programme by third octaves, and the correlation of left and right in the bass.

    It works on blocks of half a second or a little more (the next power of two of samples; 0.68 s at 48 kHz, at most
    65536 samples) under a Hann window, end to end, and transforms each once. The powers of the blocks are averaged, and
    those of the channels too, so that a mono programme reads the same in one channel and in two. A bin across the edge
    of two bands is divided between them by its width. Blocks below -60 dBFS are left out, so that pauses do not lower
    the levels; because powers are averaged, quiet parts hardly affect the shape anyway.

    A full-scale sine reads -3.01 dBFS in its band, and the sum over the bands is the programme's mean square from 22.4
    Hz to 22.4 kHz. A band exists only if at least nine tenths of it lie below half the sample rate.

    Why the blocks are that long: the lowest band is 5.8 Hz wide. At 48 kHz it gets 99.96 % of a sine on its centre;
    with 8192 samples it would get 51 %, for 40 % more time. (At 192 kHz, with 0.34 s, it is 90 %, and 51 % at 384 kHz.)
    Why they don't overlap: that would double the cost, and noise in the lowest band strays by only 0.3 dB over 30 s of
    stereo (one sigma). The incomplete last block is left out.

    The same blocks show where the spectrum ends, for a file that was made at a lower rate: see BandEdge.

    Every channel counts except the low-frequency one. A layout with an unknown position is not a programme, so it has
    no spectrum.

    prepare allocates and can throw std::bad_alloc; the rest neither allocates nor locks. The cost comes once per block.
    One thread at a time. The samples must be finite.
*/
class LongTermSpectrum
{
public:
    void prepare (const MeterFormat&);

    /** Returns to the state after prepare. */
    void reset() noexcept;

    /** The next samples do not continue the previous ones: starts a new block. */
    void markDiscontinuity() noexcept { framesInBlock = 0; }

    /** Processes numFrames of each of the format's channels. */
    void process (std::span<const float* const> channels, std::size_t numFrames) noexcept;

    SpectrumReadings readings() const noexcept;

private:
    /** A range of frequency in bins: from first to last, all of them whole except for the shares of those two. */
    struct BinRange
    {
        std::size_t first = 0, last = 0;
        double firstShare = 0.0, lastShare = 0.0;
    };

    /** Sums over the bins of the low end, for the correlation. */
    struct PairSums
    {
        double leftLeft = 0.0, rightRight = 0.0, leftRight = 0.0;
    };

    BinRange binsBetween (double lowHz, double highHz) const noexcept;
    double powerIn (const BinRange&) const noexcept;
    PairSums pairIn (const BinRange&) const noexcept;
    void measureBlock() noexcept;
    std::optional<double> lowCorrelation (double meanSquareScale) const noexcept;

    double sampleRate = 48000.0;
    std::size_t blockFrames = 0, framesInBlock = 0;
    double powerScale = 0.0; ///< turns a bin's squared magnitude into mean square, averaged over the channels
    bool isStereo = false;

    std::vector<std::size_t> counted; ///< the channels that are measured
    std::vector<FourierTransform> transforms; ///< one for each of them
    std::vector<std::span<const std::complex<float>>> bins;
    std::vector<float> window;
    std::vector<float> binPower;

    std::size_t numBands = 0;
    std::array<BinRange, numThirdOctaves> bands {};
    BinRange wholeRange, lowRange;

    std::size_t blocks = 0;
    std::array<double, numThirdOctaves> bandPower {}; ///< this and the next three are sums over the blocks
    double wholePower = 0.0, lowPower = 0.0;
    PairSums lowPair;
    BandEdge edge;
};
} // namespace twobus

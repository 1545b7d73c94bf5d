#pragma once

#include "Core/FourierTransform.h"
#include "Core/SpectrumReadings.h"

#include <array>
#include <span>
#include <vector>

/** The long-term average spectrum of a programme, in third octaves, and the correlation of its bass.

    Blocks of about 170 ms (8192 samples at 48 kHz), windowed by Hann, side by side without overlap: over the seconds that
    a long-term average needs, overlap would double the cost and change hundredths of a dB. A block counts where its mean
    square is above -60 dBFS. The powers of the bins are averaged and shared between the bands that they overlap, so that
    the bands together have the mean square of the programme; a sine of 0 dBFS reads -3.01 in its band.

    One channel, or the first two (of a surround layout its front pair); their powers are averaged.

    Bass correlation: sum Re (L R*) over sqrt (sum |L|^2 sum |R|^2) of the bins from 20 to 120 Hz. Undefined, and empty,
    where either side is below -70 dBFS mean square there, or 40 dB below all of its spectrum.
*/
namespace twobus
{
class LongTermSpectrum
{
public:
    static constexpr double lowestLowHz = 20.0, highestLowHz = 120.0;

    void prepare (double sampleRate, std::size_t numChannels);
    void reset() noexcept;

    /** What follows does not follow what came: the block begins anew. */
    void markDiscontinuity() noexcept { filled = 0; }

    /** The next samples: a pointer for each channel; those beyond the second are left out. */
    void process (std::span<const float* const> channels, std::size_t numFrames) noexcept;

    SpectrumReadings readings() const noexcept;

private:
    static constexpr std::size_t mostChannels = 2;

    /** The bins of a band, the first and the last in part. */
    struct Band
    {
        std::size_t first = 0, last = 0;
        float firstShare = 0.0f, lastShare = 0.0f;
    };

    void finishBlock() noexcept;
    void addBands (std::span<const float> binPowers) noexcept;
    void addLow (std::span<const std::complex<float>> left, std::span<const std::complex<float>> right) noexcept;

    double rate = 48000.0;
    std::size_t numUsed = 0, numBands = 0, filled = 0;
    std::vector<FourierTransform> transforms;
    std::vector<float> window, powers;
    double scale = 0.0; ///< from a bin's squared magnitude to its mean square, both signs of frequency together
    std::array<Band, numThirdOctaves> bands {};
    std::size_t firstLow = 0, lastLow = 0;

    std::array<double, numThirdOctaves> sums {};
    double sumOfAll = 0.0, lowLeftLeft = 0.0, lowRightRight = 0.0, lowLeftRight = 0.0;
    std::uint64_t numBlocks = 0;
};
} // namespace twobus

#pragma once

#include "Core/Chain/ChainHistory.h"
#include "Core/Chain/InverseTransform.h"
#include "Core/Spectrum/FourierTransform.h"

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** The linear part of a chain: what its equalisers, gains and mixing of the sides make of what enters, as filters from
    each channel that enters to each that leaves. They are learnt from both sides and then predict what would leave if
    nothing limited it.

    Learning. For each block of a third of a second the spectra of both sides are multiplied and added up, with equal
    weight for loud and quiet blocks; the filters are those that leave the least squares. The gain of a limiter would
    spoil that: it is divided out first, as far as it is known already. Older blocks fade.

    The filters reach from 21 ms before the delay to 64 ms after it at 48 kHz (4096 samples), so the tail of a reverb is
    not predicted.

    prepare allocates; the rest neither allocates nor throws.
*/
class ChainResponse
{
public:
    static constexpr std::size_t mostChannels = ChainHistory::mostChannels;

    void prepare (double sampleRate, std::size_t channelsBefore, std::size_t channelsAfter);

    /** Forgets what was learnt, and the filters. */
    void reset() noexcept;

    /** Forgets what was learnt, but keeps the filters until the next update. */
    void learnAnew() noexcept;

    /** The length of the blocks to learn from. */
    std::size_t blockSize() const noexcept { return size; }

    /** How many frames predict() predicts: half a block. */
    std::size_t hop() const noexcept { return size / 2; }

    /** How many frames before and after those predicted predict() needs. */
    std::size_t framesBefore() const noexcept { return 3 * size / 8; }
    std::size_t framesAfter() const noexcept { return size / 8; }

    /** Learns from the block of what enters that starts at this frame. gains: what the frames that leave are to be
        divided by, blockSize() of them. Returns whether there was signal, and so something to learn. */
    bool learn (const ChainHistory&, std::int64_t firstFrame, std::int64_t delay,
                std::span<const float> gains) noexcept;

    /** Makes the filters from what was learnt. */
    void update() noexcept;

    bool hasFilters() const noexcept { return isUpdated; }

    /** Predicts hop() frames of what leaves for the frames that enter from this one on. */
    void predict (const ChainHistory&, std::int64_t firstFrame) noexcept;

    /** What predict() predicted for a channel that leaves. */
    std::span<const float> prediction (std::size_t channel) const noexcept { return predictions[channel]; }

private:
    using Bins = std::vector<std::complex<float>>;
    using Sums = std::vector<std::complex<double>>;

    void solve (std::size_t out) noexcept;
    void shorten (Bins&) noexcept;

    std::size_t size = 0, numIn = 0, numOut = 0;
    bool isUpdated = false;
    FourierTransform forward;
    InverseTransform inverse;
    std::vector<float> window, scratch;
    std::array<Bins, mostChannels> entering, leaving;
    std::array<std::vector<double>, mostChannels> powers; ///< of each channel that enters
    Sums common; ///< of the two channels that enter
    std::array<std::array<Sums, mostChannels>, mostChannels> products; ///< [out][in]
    std::array<std::array<Bins, mostChannels>, mostChannels> filters; ///< [out][in]
    std::array<std::vector<float>, mostChannels> predictions;
};
} // namespace twobus

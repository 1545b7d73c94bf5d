#pragma once

#include "Core/Chain/ChainHistory.h"
#include "Core/Chain/InverseTransform.h"
#include "Core/Spectrum/FourierTransform.h"

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** Finds by how many frames what leaves a chain is later than what enters it, up to a quarter of a second either way.

    It correlates 0.7 s of what leaves with what enters, each channel with each, so that swapped and summed sides and
    inverted polarity don't matter. The spectrum is flattened first (to the power of a quarter), so that the peak stays
    sharp whatever the music and the chain's equaliser. The correlations of one stretch after the other add up, until
    the highest peak is twice the next one more than 1 ms away. Music that repeats exactly after less than a quarter of
    a second, such as a steady tone, has no such peak, and is not found.

    prepare allocates; the rest neither allocates nor throws. A stretch costs up to eight transforms of 65536 samples.
*/
class DelayFinder
{
public:
    void prepare (double sampleRate);
    void reset() noexcept;

    /** How many frames of the history a stretch needs. */
    std::size_t framesNeeded() const noexcept { return factor * (segment + 2 * reach); }

    /** Looks at this stretch of the history, all of which must be kept. Returns the delay if it is sure. */
    std::optional<std::int64_t> addStretch (const ChainHistory&, std::int64_t firstFrame) noexcept;

private:
    bool transformSide (const ChainHistory&, ChainHistory::Side, std::int64_t firstFrame,
                        std::size_t numSamples) noexcept;
    void correlate (std::size_t pair, std::size_t channelBefore, std::size_t channelAfter) noexcept;
    std::optional<std::int64_t> surePeak() const noexcept;
    std::int64_t refined (const ChainHistory&, std::int64_t firstFrame, std::int64_t roughDelay) noexcept;

    static constexpr std::size_t mostChannels = ChainHistory::mostChannels;
    using Bins = std::vector<std::complex<float>>;

    double rate = 48000.0;
    std::size_t factor = 1; ///< of high sample rates this many frames are averaged into one
    std::size_t size = 0, segment = 0, reach = 0; ///< in averaged frames
    FourierTransform forward;
    InverseTransform inverse;
    std::vector<float> frames; ///< before averaging
    std::array<std::array<Bins, mostChannels>, 2> bins; ///< of each side, of each channel
    Bins product;
    std::array<std::vector<float>, mostChannels * mostChannels> correlations; ///< at each delay from -reach to reach
};
} // namespace twobus

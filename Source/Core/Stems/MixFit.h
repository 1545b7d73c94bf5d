#pragma once

#include "Core/Stems/GramMatrix.h"

#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
/** The gains with which the tracks' channels come closest to each channel of their sum: least squares.

    These are the faders, pans and polarity switches between the tracks and the sum, as far as they do not depend on
    frequency or level. A channel that does not sound gets no gain. If some channels cannot be told apart, only their
    sum is right, and how it is divided between them means nothing: see alikeAs().

    The GramMatrix has the channels of all tracks, then those of the sum. Nothing allocates after prepare.
*/
class MixFit
{
public:
    /** The mean square up to which a channel counts as silent: -90 dBFS. */
    static constexpr double silentMeanSquare = 1.0e-9;

    void prepare (std::span<const std::size_t> numChannelsOfTracks, std::size_t numSumChannels);

    void fit (const GramMatrix&) noexcept;

    /** The factor from a channel of the tracks to a channel of the sum. */
    double gain (std::size_t channel, std::size_t sumChannel) const noexcept
    {
        return gains[sumChannel * numSignals + channel];
    }

    /** The share of the sum's energy, all its channels together, that these gains leave unexplained. More than 1 is
        possible if the gains were fitted to other audio. 0 if the sum is silent. */
    double restOf (const GramMatrix&) const noexcept;

    /** Finds the tracks that cannot be told apart in the audio that was fitted, given the share that the fit leaves
        unexplained: tracks that play the same, or a bus and the tracks that it sums. */
    void findAlike (const GramMatrix&, double rest) noexcept;

    /** For each track, the lowest number among the tracks that it cannot be told apart from; usually its own. */
    std::span<const std::size_t> alikeAs() const noexcept { return groups; }

private:
    double scaled (const GramMatrix& sums, std::size_t row, std::size_t column) const noexcept
    {
        return sums (row, column) * scales[row] * scales[column];
    }

    /** What row i of the factor holds for a channel, given the rows of the channels before it. Returns the share of the
        channel's energy that these do not explain. */
    double project (const GramMatrix&, std::size_t channel, std::size_t numRows, double* row) const noexcept;

    void chooseChannels (const GramMatrix&) noexcept;
    void solve (const GramMatrix&, std::size_t sumChannel) noexcept;
    void joinTracksThatMake (const GramMatrix&, std::size_t channel, const double* row, std::size_t numRows) noexcept;
    double* rowOf (std::size_t number) noexcept { return factor.data() + number * numSignals; }
    const double* rowOf (std::size_t number) const noexcept { return factor.data() + number * numSignals; }

    std::size_t numSignals = 0, numSums = 0;
    std::vector<std::size_t> firstChannels; ///< of each track; the last entry ends the last track
    std::vector<std::size_t> groups;
    std::vector<std::size_t> active; ///< the channels that sound
    std::vector<std::size_t> rows; ///< the channel of each row of the factor
    std::vector<double> scales; ///< one over the root of each channel's energy
    std::vector<double> factor; ///< Cholesky's lower triangle
    std::vector<double> work; ///< one value for each channel
    std::vector<double> gains; ///< of the first channel of the sum, then of the next
};
} // namespace twobus

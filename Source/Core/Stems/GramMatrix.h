#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
/** The sums of the products of every two of several channels: all that a least-squares fit needs to know of them.

    Products and sums are double, so what a fit leaves over can be computed from here down to about -140 dB. Nothing is
    ever subtracted. A block costs one multiplication per frame for every two channels that sound in it.
*/
class GramMatrix
{
public:
    void prepare (std::size_t numChannels);
    void clear() noexcept;

    /** Adds the next frames of all channels; no sample may be NaN. */
    void add (std::span<const float* const> channels, std::size_t numFrames) noexcept;

    /** Adds another one of the same channels. */
    void add (const GramMatrix&) noexcept;

    double operator() (std::size_t row, std::size_t column) const noexcept
    {
        return row >= column ? sums[start (row) + column] : sums[start (column) + row];
    }

    double energy (std::size_t channel) const noexcept { return (*this) (channel, channel); }
    std::size_t numFrames() const noexcept { return frames; }

private:
    static constexpr std::size_t start (std::size_t row) noexcept { return row * (row + 1) / 2; }

    std::size_t frames = 0;
    std::vector<double> sums; ///< the lower triangle, row after row
};
} // namespace twobus

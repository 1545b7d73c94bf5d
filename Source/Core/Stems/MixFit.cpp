#include "Core/Stems/MixFit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twobus
{
namespace
{
/** Added to each channel's energy, as a share of it. Divides the gain of channels that are the same evenly, and leaves
    a rest of less than -80 dB. */
constexpr double ridge = 1.0e-9;

/** A channel of which the others explain all but this share of its energy cannot be told apart from them, even if the
    gains explain the sum completely. */
constexpr double leastOwnShare = 1.0e-7;

/** The more the fit leaves unexplained, the more of its own a channel needs: three times the unexplained share keeps
    the error below about 3 % of the sum, if a few hundred moments of these seconds are independent. */
constexpr double ownSharePerRest = 3.0, mostOwnShare = 0.02;

/** A track belongs to those that make up a channel if it contributes at least this share of the channel's energy. */
constexpr double leastContribution = 0.01;
} // namespace

void MixFit::prepare (std::span<const std::size_t> numChannelsOfTracks, std::size_t numSumChannels)
{
    firstChannels.assign (1, 0);

    for (const auto numChannels : numChannelsOfTracks)
        firstChannels.push_back (firstChannels.back() + numChannels);

    numSignals = firstChannels.back();
    numSums = numSumChannels;
    groups.resize (numChannelsOfTracks.size());
    std::iota (groups.begin(), groups.end(), std::size_t {});
    active.clear();
    active.reserve (numSignals);
    rows.clear();
    rows.reserve (numSignals);
    scales.assign (numSignals, 0.0);
    factor.assign (numSignals * numSignals, 0.0);
    work.assign (2 * numSignals, 0.0);
    gains.assign (numSignals * numSums, 0.0);
}

void MixFit::chooseChannels (const GramMatrix& sums) noexcept
{
    const auto silent = silentMeanSquare * static_cast<double> (sums.numFrames());
    active.clear();

    for (std::size_t channel = 0; channel < numSignals; ++channel)
        if (const auto energy = sums.energy (channel); energy > silent)
        {
            scales[channel] = 1.0 / std::sqrt (energy);
            active.push_back (channel);
        }
}

double MixFit::project (const GramMatrix& sums, std::size_t channel, std::size_t numRows, double* row) const noexcept
{
    auto own = 1.0;

    for (std::size_t i = 0; i < numRows; ++i)
    {
        const auto* other = rowOf (i);
        const auto explained = std::inner_product (row, row + i, other, 0.0);
        row[i] = (scaled (sums, channel, rows[i]) - explained) / other[i];
        own -= row[i] * row[i];
    }

    return own;
}

void MixFit::fit (const GramMatrix& sums) noexcept
{
    chooseChannels (sums);
    rows.clear();

    for (const auto channel : active)
    {
        auto* row = rowOf (rows.size());
        const auto own = project (sums, channel, rows.size(), row);
        row[rows.size()] = std::sqrt (std::max (own, 0.0) + ridge);
        rows.push_back (channel);
    }

    for (std::size_t sumChannel = 0; sumChannel < numSums; ++sumChannel)
        solve (sums, sumChannel);
}

void MixFit::solve (const GramMatrix& sums, std::size_t sumChannel) noexcept
{
    auto* solved = gains.data() + sumChannel * numSignals;
    std::fill_n (solved, numSignals, 0.0);
    const auto numRows = rows.size();

    for (std::size_t i = 0; i < numRows; ++i)
    {
        const auto* row = rowOf (i);
        const auto wanted = sums (numSignals + sumChannel, rows[i]) * scales[rows[i]];
        work[i] = (wanted - std::inner_product (row, row + i, work.begin(), 0.0)) / row[i];
    }

    for (auto i = numRows; i-- > 0;)
    {
        for (auto later = i + 1; later < numRows; ++later)
            work[i] -= rowOf (later)[i] * work[later];

        work[i] /= rowOf (i)[i];
        solved[rows[i]] = work[i] * scales[rows[i]];
    }
}

double MixFit::restOf (const GramMatrix& sums) const noexcept
{
    auto total = 0.0, rest = 0.0;

    for (std::size_t sumChannel = 0; sumChannel < numSums; ++sumChannel)
    {
        const auto energy = sums.energy (numSignals + sumChannel);
        total += energy;
        rest += energy;

        for (const auto channel : active)
        {
            auto made = 0.0; // the products of this channel with the sum that the gains make

            for (const auto other : active)
                made += gain (other, sumChannel) * sums (channel, other);

            rest += gain (channel, sumChannel) * (made - 2.0 * sums (numSignals + sumChannel, channel));
        }
    }

    return total > 0.0 ? std::max (rest, 0.0) / total : 0.0;
}

void MixFit::findAlike (const GramMatrix& sums, double rest) noexcept
{
    const auto tolerance = std::clamp (ownSharePerRest * rest, leastOwnShare, mostOwnShare);
    std::iota (groups.begin(), groups.end(), std::size_t {});
    rows.clear();

    for (const auto channel : active)
    {
        auto* row = rowOf (rows.size());
        const auto own = project (sums, channel, rows.size(), row);

        if (own < tolerance)
        {
            joinTracksThatMake (sums, channel, row, rows.size());
            continue;
        }

        row[rows.size()] = std::sqrt (own);
        rows.push_back (channel);
    }
}

void MixFit::joinTracksThatMake (const GramMatrix& sums, std::size_t channel, const double* row,
                                 std::size_t numRows) noexcept
{
    // The factors with which the earlier channels make this one, less the channel itself: together they cancel.
    std::fill (work.begin(), work.end(), 0.0);
    auto* factors = work.data() + numSignals;

    for (auto i = numRows; i-- > 0;)
    {
        work[i] = row[i];

        for (auto later = i + 1; later < numRows; ++later)
            work[i] -= rowOf (later)[i] * work[later];

        work[i] /= rowOf (i)[i];
        factors[rows[i]] = work[i];
    }

    factors[channel] = -1.0;
    auto lowest = groups.size();

    const auto contribution = [&] (std::size_t track) {
        auto energy = 0.0;

        for (auto a = firstChannels[track]; a < firstChannels[track + 1]; ++a)
            for (auto b = firstChannels[track]; b < firstChannels[track + 1]; ++b)
                if (factors[a] != 0.0 && factors[b] != 0.0)
                    energy += factors[a] * factors[b] * scaled (sums, a, b);

        return energy;
    };

    for (std::size_t track = 0; track < groups.size(); ++track)
        if (contribution (track) > leastContribution)
        {
            if (lowest == groups.size())
                lowest = groups[track];

            const auto joined = groups[track], into = std::min (lowest, joined);

            for (auto& group : groups)
                if (group == joined || group == lowest)
                    group = into;

            lowest = into;
        }
}
} // namespace twobus

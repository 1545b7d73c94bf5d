#pragma once

#include "Advice/TonalReference.h"
#include "Core/Spectrum/SpectrumReadings.h"

#include <array>
#include <optional>

namespace twobus
{
enum class TonalRegion
{
    lows, ///< the bands from 40 to 100 Hz: 35 to 112 Hz
    lowMids, ///< 125 to 500 Hz
    mids, ///< 630 Hz to 2 kHz
    highMids, ///< 2.5 to 5 kHz
    highs ///< 6.3 to 16 kHz
};

inline constexpr std::size_t numTonalRegions = 5;

/** How a programme's long-term spectrum compares with that of released music (TonalReference). Information for the ear,
    never a fault: a region that stands out can be what the music needs.

    The spectrum is shifted in level until the median of its differences from the reference's middle, over the bands
    from 100 Hz to 5 kHz, is zero. So loudness doesn't matter, and a swollen bass or a missing top doesn't move the
    other regions.

    A region is outside by as much as the mean of its bands is above the mean of their upper edges, or below that of
    their lower edges. A single band that stands out does not make its region stand out. The bands of 25 and 31.5 Hz
    belong to no region, because released music differs there by 30 dB.

    Of the reference's 197 recordings 129 stand out nowhere, 31 in the highs, 23 in the lows, 14 in between.
*/
struct TonalBalance
{
    std::array<double, numReferenceBands> deviationDb {}; ///< for each band, from the reference's middle
    std::array<double, numTonalRegions> outsideDb {}; ///< for each region: above the edges positive, below negative

    /** The region that is furthest outside; empty if none is. */
    std::optional<TonalRegion> standsOut;
};

/** Empty if there is nothing useful to show: before 30 s of signal, at sample rates below 44.1 kHz, and if a region is
    nearly empty (its share of the whole is more than 30 dB below the reference's), as with a single instrument or a
    tone. */
std::optional<TonalBalance> tonalBalanceOf (const SpectrumReadings&);

/** The low end (20 to 120 Hz) against the rest, in dB; empty if nothing was measured. */
std::optional<double> lowEndAgainstRestDb (const SpectrumReadings&) noexcept;
} // namespace twobus

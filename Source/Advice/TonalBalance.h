#pragma once

#include "Core/SpectrumReadings.h"

#include <array>
#include <optional>

/** The long-term spectrum beside a reference band. To be judged by ear: it never warns.

    Where the reference comes from: the third octaves of 58 recordings in stereo of the music of two free games, Warzone 2100
    (29: rock and electronic) and The Battle for Wesnoth 1.16 (29: orchestral), each of 30 s or more, measured with
    LongTermSpectrum and taken relative to its own whole: the median, and the tenth and ninetieth percentile of each band.
    The band at 20 kHz is of the former 29, at 48 kHz. All of it went through Vorbis or Opus. So the band says what some finished music looks like, no more: it is no target,
    other genres lie elsewhere, and a single instrument is nowhere near it.

    A programme is laid on the reference by the mean difference of the bands from 200 Hz to 4 kHz. A region stands out where
    the mean of its bands is outside the mean of the reference's band there. Nothing is said of less than 30 s of signal.
*/
namespace twobus
{
enum class TonalRegion
{
    lows, ///< 25 to 125 Hz
    lowMids, ///< to 500 Hz
    mids, ///< to 2 kHz
    highMids, ///< to 6.3 kHz
    highs
};

struct ReferenceBand
{
    float low, middle, high; ///< dB, relative to the whole
};

/** One for each third octave of SpectrumReadings. */
const std::array<ReferenceBand, numThirdOctaves>& tonalReference() noexcept;

struct RegionBalance
{
    double deviationDb = 0.0; ///< from the reference's middle
    double highestDb = 0.0, lowestDb = 0.0; ///< how far from the middle the reference itself reaches, up and down

    /** How far it is outside: above 0 too much, below 0 too little. */
    double outsideDb() const noexcept
    {
        return deviationDb > highestDb ? deviationDb - highestDb : deviationDb < lowestDb ? deviationDb - lowestDb
                                                                                          : 0.0;
    }
};

struct TonalBalance
{
    static constexpr double shortestSeconds = 30.0;
    static constexpr std::size_t numRegions = 5;

    std::array<RegionBalance, numRegions> regions {};

    const RegionBalance& at (TonalRegion region) const noexcept { return regions[static_cast<std::size_t> (region)]; }

    /** The region that is outside the farthest; empty where none is, by half a decibel. */
    std::optional<TonalRegion> standsOut() const noexcept;
};

/** Empty before enough was heard, and where the rate holds no highs. */
std::optional<TonalBalance> tonalBalanceOf (const SpectrumReadings&) noexcept;
} // namespace twobus

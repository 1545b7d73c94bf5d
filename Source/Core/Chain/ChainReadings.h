#pragma once

#include "Core/Causes/CeilingReadings.h"

#include <cstdint>
#include <optional>
#include <type_traits>

namespace twobus
{
/** The programme on one side of the chain. Empty means "not measured (yet)". */
struct ChainSide
{
    std::optional<double> integratedLufs;
    std::optional<double> loudnessRangeLu;
    std::optional<double> truePeakDbtp;
    std::optional<double> crestFactorDb; ///< of the channel where it is largest
    std::optional<double> plrDb; ///< true peak less integrated loudness
    std::uint64_t samplesOverFullScale = 0; ///< summed over the channels, as the next one
    std::uint64_t clippedRunsAtFullScale = 0; ///< 0 if a limiter made them: see ClippedRuns.h
    CeilingReadings ceilings {};
};

/** What a chain of plug-ins did to a programme: see ChainMeter. */
struct ChainReadings
{
    double secondsOfSignal = 0.0; ///< of the programme that was heard on both sides
    ChainSide before, after;

    /** How much later the programme leaves than it enters, as heard: a delay that the host compensates is not in it.
        Negative if the host compensates too much. Empty until it is known, and for sounds that fit anywhere, such as a
        steady tone. */
    std::optional<std::int64_t> delayFrames;
    std::optional<double> delayMs; ///< the same in ms

    /** Every sample left as it entered, at the delay, and there was signal. */
    bool isUnchanged = false;

    /** If the chain multiplies by one number and does nothing else (up to a rest of -60 dB): that gain. */
    std::optional<double> constantGainDb;
    bool isInverted = false; ///< that number is negative

    /** The gain where nothing is reduced, in dB: that of the quieter moments, with the chain's equalising left out.
        Empty until it is known, and if what leaves can't be explained by what enters. */
    std::optional<double> usualGainDb;

    /** How far the gain goes down from the usual one, in dB, never negative: what a limiter, a compressor or a clipper
        takes from the loudest moments. It is 0 for equalisers and plain gains. Empty if the usual gain is. */
    std::optional<double> mostReductionDb;
    double secondsReduced = 0.0; ///< with at least 1 dB of reduction
};

static_assert (std::is_trivially_copyable_v<ChainReadings>, "it crosses threads by plain copy");

/** after less before; empty if either is. */
constexpr std::optional<double> changeOf (std::optional<double> before, std::optional<double> after) noexcept
{
    return before && after ? std::optional (*after - *before) : std::nullopt;
}
} // namespace twobus

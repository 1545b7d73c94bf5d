#pragma once

#include <cstdint>

/** @file
    Tells clipping from limiting by how many of the tops at one level are flat. A top is a sample at the level.

    Clipping cuts every peak that goes over the level, so most of its tops lie in flat runs of three samples or more.
    A limiter brings each peak down to its ceiling by itself: there one sample touches it, now and then two or three.
    Some limiters also cut what their attack was too slow for, by 0.01 to 0.04 dB; that is in few of their tops.
    So a level is clipped if half of its tops or more are in flat runs.

    Measured at 0 dBFS on 40 s each of 28 pieces of music. A limiter that is driven by 12 dB (attack 1 or 5 ms, with and
    without oversampling) has 0 to 9 % of its tops in flat runs with 24 pieces, 10 to 18 % with three, and 37 % with
    one. Music that is clipped by 1 dB has 71 to 100 % with 25 pieces, 33 % with one (nine tops), and no flat run with
    two. Clipped by 2 dB it is 74 % or more with 27 pieces, and one has no flat run.

    Noise and dithered waves have single samples and pairs at the level between their flat runs. Where a tenth of all samples
    is at full scale, these count as flat, too (see FullScaleRuns).

    What it misses: noise that is clipped lightly, or turned down after clipping, and music with much noise in its peaks
    that is clipped lightly. They leave mostly single samples and pairs at the level, as a limiter does.
*/
namespace twobus
{
/** Both counts are samples: those in flat runs, and all tops at the same level, those in the runs included. Call this
    only if there are flat runs. */
constexpr bool isClippedLevel (std::uint64_t samplesInFlatRuns, std::uint64_t tops) noexcept
{
    constexpr std::uint64_t mostTopsPerSampleInRuns = 2;
    return samplesInFlatRuns * mostTopsPerSampleInRuns >= tops;
}

/** Those of the flat runs at full scale that are clipping: all or none. Of MeterReadings, PassReadings or
    ChannelReadings. */
template <typename Readings>
constexpr std::uint64_t clippedRunsAtFullScale (const Readings& readings) noexcept
{
    return isClippedLevel (readings.samplesInFlatRuns, readings.topsAtFullScale) ? readings.flatRunsAtFullScale : 0;
}
} // namespace twobus

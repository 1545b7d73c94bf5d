#pragma once

#include <cstdint>

/** @file
    Tells clipping from limiting by the share of the tops at one level that clipping has cut. A top is a sample at that
    level.

    Clipping cuts every peak that goes over the level, so most of its tops lie in deep runs: three samples or more that
    lost 0.1 dB or more (see LossOfRun.h). A limiter brings each peak down to its ceiling separately, so usually one
    sample touches the ceiling, and occasionally two or three do. Some limiters also clip the overshoots that their
    attack was too slow for; that leaves many runs, but most of them are shallow. So a level counts as clipped if at
    least half of its tops are in deep runs. If half of them are in runs at all, deep or not, it was clipped lightly:
    that is a note.

    Measured at 0 dBFS on 40 s each of 28 pieces of music. With a limiter driven by 12 dB (attack 1 or 5 ms, with and
    without oversampling), 0 to 9 % of the tops are in flat runs for 24 pieces, 10 to 18 % for three, and 37 % for one.
    With music clipped by 1 dB it is 71 to 100 % for 25 pieces and 33 % for one (nine tops), and two have no flat run.
    Clipped by 2 dB it is 74 % or more for 27 pieces, and one has no flat run. LossOfRun.h has the figures for deep
    runs.

    Clipped noise and dithered waves have single samples and pairs at the level between their flat runs. If a tenth of
    all samples are at full scale, these count as flat too (see FullScaleRuns).

    Not detected: noise that is clipped lightly or was turned down after clipping, and lightly clipped music with a lot
    of noise in its peaks. They leave mostly single samples and pairs at the level, as a limiter does.
*/
namespace twobus
{
/** Both arguments count samples: those in runs, and all tops at the same level, including those in runs. Call this only
    if there are flat runs. */
constexpr bool isClippedLevel (std::uint64_t samplesInRuns, std::uint64_t tops) noexcept
{
    constexpr std::uint64_t mostTopsPerSampleInRuns = 2;
    return samplesInRuns * mostTopsPerSampleInRuns >= tops;
}

/** Returns how many of the flat runs at full scale are clipping: all of them or 0. Takes MeterReadings, PassReadings
    or ChannelReadings. */
template <typename Readings>
constexpr std::uint64_t clippedRunsAtFullScale (const Readings& readings) noexcept
{
    return isClippedLevel (readings.samplesInDeepRuns, readings.topsAtFullScale) ? readings.flatRunsAtFullScale : 0;
}

/** Returns how many of the flat runs at full scale are light clipping, which is a note: all of them or 0. */
template <typename Readings>
constexpr std::uint64_t shallowRunsAtFullScale (const Readings& readings) noexcept
{
    return clippedRunsAtFullScale (readings) == 0
                   && isClippedLevel (readings.samplesInFlatRuns, readings.topsAtFullScale)
               ? readings.flatRunsAtFullScale
               : 0;
}
} // namespace twobus

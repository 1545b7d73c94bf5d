#pragma once

#include <cstdint>

/** @file
    Tells clipping from limiting by how many of the tops at one level are flat. A top is a sample at the level.

    Clipping cuts every peak that goes over the level, so most of its tops lie in flat runs of three samples or more.
    A limiter brings each peak down to its ceiling by itself: there one sample touches it, now and then two or three.
    Some limiters also cut what their attack was too slow for, by 0.01 to 0.04 dB; that is in few of their tops.
    So a level is clipped if a third of its tops or more are in flat runs.

    Measured on 40 s each of 28 pieces of music: a limiter that is driven 12 dB (two attack times, two releases, with
    and without oversampling) has 0 to 9 % of its tops in flat runs in all but one piece, and 21 % in that one. Music
    that was clipped by 1 dB has 30 to 90 %, by 3 dB 40 to 95 %.

    What it misses: signals whose neighbouring samples have nothing to do with each other. White noise that is clipped
    leaves single samples at the level, as a limiter does. Only when four in five of all its samples are cut off are a
    third of its tops in flat runs. Music with much noise in its peaks is missed, too, if it is clipped lightly.
*/
namespace twobus
{
/** Both counts are samples: those in flat runs, and all tops at the same level, those in the runs included. Call this
    only if there are flat runs. */
constexpr bool isClippedLevel (std::uint64_t samplesInFlatRuns, std::uint64_t tops) noexcept
{
    constexpr std::uint64_t mostTopsPerSampleInRuns = 3;
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

#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

/** @file
    Tells a plateau that is part of a sound from one that clipping cut, by how the waveform enters it.

    Clipping cuts a waveform where it is steep, so it enters the run at an angle: the steps between the samples beside
    the run are nearly equal. A sound that rests at a level comes to rest first: a pulse with rounded edges brakes like
    a parabola, a filtered square like an exponential. Each step away from the plateau is larger than the one before.
    If a parabola's apex is the last sample of the run or lies up to one sample further out, the second sample beside
    the run falls four times as far as the first or further, and the second step is 1.67 to 3 times the first. A run can
    also hold samples of the parabola that lie within its tolerance. Then the apex lies inside the run, and both ratios
    are smaller.

    Slow edges hide in the rounding at first: if the sample beside a long run lies less than eight tolerances and less
    than 0.1 % of the level below it, every second or every fourth sample is tested.

    Other sounds ride on the flanks of clipped music, so 8 to 14 % of its runs have one smooth edge, but less than 1 %
    have two (70 pieces, clipped by 1 and 3 dB). A plateau has two, or one and a jump: a square wave through a low-pass
    comes to rest on one side and leaves with a jump. Or it lies between two other held levels, as in a square wave or a
    sample-and-hold: on both sides, two neighbouring samples are equal, after an edge of two samples at most.

    Not told apart: edges of three to seven samples, and linear ramps. They look like the flanks of a wave that is
    clipped by 12 dB and more, or of a clipped triangle.
*/
namespace twobus
{
/** Returns true if the sound comes to rest. falls: how far three samples at one, two and three times a distance from a
    run lie below it. tolerance: how far samples can lie below the run and still belong to it. Linear. */
inline bool isSmoothEdge (const std::array<float, 3>& falls, float tolerance, float mostGrowthOfStep) noexcept
{
    constexpr auto leastGrowthOfStep = 1.4f;
    constexpr auto shareOfParabola = 0.82f; // edges of eight samples are no longer parabolas

    const auto firstStep = falls[1] - falls[0], secondStep = falls[2] - falls[1];

    // Rounding alone can make a slow straight edge curve.
    if (falls[0] <= 0.0f || secondStep - firstStep <= tolerance)
        return false;

    if (secondStep < leastGrowthOfStep * firstStep || secondStep > mostGrowthOfStep * firstStep)
        return false;

    // The samples of the parabola c x^2 inside the run fall by `tolerance` at most, so x <= sqrt (tolerance / c) there.
    const auto distances = 2.0f - std::sqrt (std::min (tolerance / falls[0], 1.0f));
    return falls[1] >= shareOfParabola * distances * distances * falls[0];
}

/** Returns true if the sound holds another level beside the run, after an edge of up to two samples. */
inline bool isBesideLevel (float tolerance, std::span<const float> falls) noexcept
{
    constexpr std::size_t longestEdge = 2;
    constexpr auto leastFall = 4.0f; // in tolerances

    for (std::size_t i = 0; i <= longestEdge; ++i)
        if (falls[i] == falls[i + 1] && falls[i] > leastFall * tolerance)
            return true;

    return false;
}

/** How many samples beside a run isPlateauOfSound() reads. */
constexpr std::size_t framesOfEdge = 12;

/** Returns true if the sound rests at this run's level: both edges are smooth, or one is and the other is a jump. Runs
    of one and two samples are no plateaus: an intact peak falls away smoothly too. The falls are how far the samples
    beside the run lie below it, nearest first; framesOfEdge or more. */
inline bool isPlateauOfSound (std::size_t length, float level, float tolerance, std::span<const float> before,
                              std::span<const float> after) noexcept
{
    constexpr std::size_t shortestPlateau = 3, shortestRunPerDistance = 8;
    constexpr auto jump = 0.6f; // in two samples, as a share of the level
    constexpr auto steepInTolerances = 8.0f, steepShareOfLevel = 0.001f;
    constexpr auto parabola = 4.0f, exponential = 10.0f; // the most growth of a step

    if (length < shortestPlateau)
        return false;

    const auto steepFall = std::min (steepInTolerances * tolerance, steepShareOfLevel * level);
    const auto isSmooth = [&] (std::span<const float> falls, float mostGrowth) {
        // Slow edges curve too little within three samples, so look further out until they stand out from rounding.
        for (std::size_t distance = 1; 3 * distance <= framesOfEdge; distance *= 2)
        {
            if (isSmoothEdge ({ falls[distance - 1], falls[2 * distance - 1], falls[3 * distance - 1] }, tolerance,
                              mostGrowth))
                return true;

            if (falls[distance - 1] >= steepFall || 2 * distance * shortestRunPerDistance > length)
                return false;
        }

        return false;
    };
    const auto isJump = [&] (std::span<const float> falls) { return falls[1] >= jump * level; };
    return (isBesideLevel (tolerance, before) && isBesideLevel (tolerance, after))
           || (isSmooth (before, parabola) && isSmooth (after, parabola))
           || (isSmooth (before, exponential) && isJump (after)) || (isSmooth (after, exponential) && isJump (before));
}
} // namespace twobus

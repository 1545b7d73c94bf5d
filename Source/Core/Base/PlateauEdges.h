#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
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

    Longer edges can also be the flanks of a clipped wave. The run is a plateau if
    - both edges start with four equal steps. A clipped wave starts its flank between two samples, so its first step is
      smaller than the others;
    - both edges are alike and curve away from the run, even if less than a parabola does (a square through two moving
      averages);
    - within 16 samples, both edges lead to levels that the sound holds for three samples or more, and either curve or
      don't both lead to the opposite rail, since clipping holds no other level.

    A run next to a step of less than 0.5 % that lasts three samples or more lies on a staircase: a synthesiser's sine
    from a coarse table.

    Not told apart: straight edges that begin between two samples (a trapezoid is a clipped triangle), and bent ones of
    other shapes between two opposite levels.
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
constexpr std::size_t framesOfEdge = 20;

/** Returns how many samples lie between the run and the next level that the sound holds; empty if it holds none nearby,
    or turns before. */
inline std::optional<std::size_t> edgeToHeldLevel (float level, float tolerance, std::span<const float> falls) noexcept
{
    constexpr std::size_t longestEdge = 16;
    constexpr auto leastFall = 4.0f; // in tolerances
    constexpr auto leastJump = 0.05f; // as a share of the level: smaller ones are the steps of few bits

    for (std::size_t i = 0; i <= longestEdge; ++i)
    {
        if (std::abs (falls[i + 1] - falls[i]) <= tolerance && std::abs (falls[i + 2] - falls[i]) <= tolerance)
            return falls[i] > leastFall * tolerance && (i > 0 || falls[0] >= leastJump * level) ? std::optional (i)
                                                                                                : std::nullopt;

        if (falls[i] <= 0.0f || falls[i + 1] <= falls[i])
            return std::nullopt;
    }

    return std::nullopt;
}

/** Returns true if the edge starts with four equal steps, the first one included. */
inline bool isStraightEdge (float level, float tolerance, std::span<const float> falls) noexcept
{
    constexpr std::size_t numSteps = 4;
    constexpr auto leastStep = 0.06f; // as a share of the level: smaller ones can be those of few bits
    constexpr auto mostDeviation = 0.03f; // as a share of a step
    const auto step = falls[numSteps - 1] / static_cast<float> (numSteps);

    if (step < leastStep * level)
        return false;

    for (std::size_t i = 0; i < numSteps; ++i)
        if (std::abs (falls[i] - static_cast<float> (i + 1) * step) > std::max (tolerance, mostDeviation * step))
            return false;

    return true;
}

/** Returns true if the edge curves away from the run, though perhaps less than a parabola. */
inline bool isBentEdge (float tolerance, std::span<const float> falls) noexcept
{
    constexpr auto leastFallOfSecond = 2.9f, leastGrowthOfStep = 1.4f;
    const auto firstStep = falls[1] - falls[0], secondStep = falls[2] - falls[1];
    return falls[0] > 0.0f && falls[1] >= leastFallOfSecond * falls[0] && secondStep >= leastGrowthOfStep * firstStep
           && secondStep - firstStep > tolerance;
}

/** Returns true if the waveform leaves the run as it came, apart from rounding. */
inline bool areMirrored (float tolerance, std::span<const float> before, std::span<const float> after) noexcept
{
    constexpr std::size_t numCompared = 4;
    return std::equal (before.begin(), before.begin() + numCompared, after.begin(),
                       [tolerance] (float a, float b) { return std::abs (a - b) <= tolerance; });
}

/** Returns true if the edges or the levels beside the run are none that clipping makes. */
inline bool hasEdgesOfPlateau (float level, float tolerance, std::span<const float> before,
                               std::span<const float> after) noexcept
{
    constexpr auto otherLevel = 0.1f; // as a share of the level

    if (isStraightEdge (level, tolerance, before) && isStraightEdge (level, tolerance, after))
        return true;

    const auto areBent = isBentEdge (tolerance, before) && isBentEdge (tolerance, after);

    if (areBent && areMirrored (tolerance, before, after))
        return true;

    const auto left = edgeToHeldLevel (level, tolerance, before);
    const auto right = left ? edgeToHeldLevel (level, tolerance, after) : std::nullopt;

    if (! right)
        return false;

    const auto isOppositeRail = [&] (float fall) { return std::abs (fall - 2.0f * level) <= otherLevel * level; };
    return areBent || ! isOppositeRail (before[*left]) || ! isOppositeRail (after[*right]);
}

/** Returns true if the sound holds a level just below the run. */
inline bool isAboveSmallStep (float level, float tolerance, std::span<const float> falls) noexcept
{
    constexpr auto leastFall = 4.0f; // in tolerances
    constexpr auto mostFall = 0.005f; // as a share of the level
    return falls[0] == falls[1] && falls[0] == falls[2] && falls[0] > leastFall * tolerance
           && falls[0] <= mostFall * level;
}

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
    constexpr auto dither = 2.5f / 32768.0f, shareOfLevel = 0.004f;

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
    const auto heldTolerance = std::max (tolerance, std::min (dither, shareOfLevel * level));
    return (isBesideLevel (tolerance, before) && isBesideLevel (tolerance, after))
           || hasEdgesOfPlateau (level, heldTolerance, before, after) || isAboveSmallStep (level, tolerance, before)
           || isAboveSmallStep (level, tolerance, after) || (isSmooth (before, parabola) && isSmooth (after, parabola))
           || (isSmooth (before, exponential) && isJump (after)) || (isSmooth (after, exponential) && isJump (before));
}
} // namespace twobus

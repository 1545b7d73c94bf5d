#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

/** @file
    Tells the rounded top of a wave in coarse steps from one that clipping cut.

    A slow wave has equal samples at its top, because integers have no finer steps (20 Hz in 16 bits: five samples; a
    kick in 8 bits: a hundred). A top of n samples is at most 1.5 steps high: half a step of rounding below, and one
    step above if 1.0 became the highest integer. So a parabola falls by at most 1.5 ((n + 2)^2 / (n - 1)^2 - 1) steps
    to the next sample, and correspondingly more further out. A clipped wave has a corner on both sides.

    The step can be coarser than the format's, as in crushed audio or an 8-bit sample in a 16-bit file. Then the six
    samples on each side lie whole steps below the run. The smallest fall can be several steps.

    The falls are how far the samples beside a run lie below it, nearest first. Linear. At least coarseSamples of them.
*/
namespace twobus
{
constexpr std::size_t coarseSamples = 6;

/** Returns true if the samples on one side stay within the parabola, to 1.5 steps. */
inline bool isRoundedSide (std::size_t length, float step, std::span<const float> falls) noexcept
{
    constexpr auto topSteps = 1.5f, roundingSteps = 1.5f;
    const auto half = static_cast<float> (length - 1) / 2.0f;
    const auto reach = std::clamp<std::size_t> (length / 2, 2, falls.size());

    for (std::size_t i = 0; i < reach; ++i)
    {
        const auto distance = (half + 1.5f + static_cast<float> (i)) / half;

        if (falls[i] > (topSteps * (distance * distance - 1.0f) + roundingSteps) * step)
            return false;
    }

    return true;
}

/** Returns the step of which all these falls are multiples; less than the finest coarse step if there is none. Finds
    it like Euclid's greatest common divisor. */
inline float coarseStepOf (float finest, std::span<const float> before, std::span<const float> after) noexcept
{
    constexpr auto leastRemainder = 0.2f; // less is rounding
    auto step = std::numeric_limits<float>::infinity(), deepest = 0.0f;

    for (std::size_t i = 0; i < 2 * coarseSamples && step >= finest; ++i)
    {
        const auto fall = (i % 2 == 0 ? before : after)[i / 2];
        const auto wholeSteps = std::round (fall / step);
        const auto remainder = std::isfinite (step) ? std::abs (fall - wholeSteps * step) : fall;

        if (remainder > leastRemainder * step || (! std::isfinite (step) && fall > 0.0f))
            step = remainder;
        else if (fall > deepest && wholeSteps >= 1.0f)
            step = fall / wholeSteps; // a deep fall gives the step more exactly

        deepest = std::max (deepest, fall);
    }

    return step;
}

/** Returns true if the run is the top of a wave in steps coarser than the format's. */
inline bool isCoarseTop (std::size_t length, float formatStep, std::span<const float> before,
                         std::span<const float> after) noexcept
{
    constexpr auto coarsest = 0.5f, formatStepsInCoarseStep = 8.0f, rounding = 0.06f;
    const auto step = coarseStepOf (formatStepsInCoarseStep * formatStep, before, after);

    if (length < 2 || step < formatStepsInCoarseStep * formatStep || step > coarsest)
        return false;

    const auto isInSteps = [&] (std::span<const float> falls) {
        return std::all_of (falls.begin(), falls.begin() + coarseSamples, [&] (float fall) {
            const auto steps = fall / step;
            return std::abs (steps - std::round (steps)) <= rounding + formatStep / step;
        });
    };
    return isInSteps (before) && isInSteps (after) && isRoundedSide (length, step, before)
           && isRoundedSide (length, step, after);
}
} // namespace twobus

#include "Core/Peaks/FullScaleRuns.h"

#include "Core/Base/PlateauEdges.h"
#include "Core/Peaks/FullScaleFlags.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace twobus
{
namespace
{
constexpr float topSteps = 1.5f, roundingSteps = 1.5f, heldSteps = 4.0f, creepSteps = 6.0f, jump = 0.3f;
constexpr float largestCoarseStep = 0.5f, formatStepsInCoarseStep = 8.0f, roundingOfCoarseStep = 0.06f;
constexpr std::size_t samplesInCoarseSteps = 6, longestEdge = 2;
} // namespace

void FullScaleRuns::prepare (float fullScaleToUse) noexcept
{
    fullScale = fullScaleToUse;
    reset();
}

void FullScaleRuns::reset() noexcept
{
    unscanned = length = 0;
    hasPeak = false;
    framesGiven = runs = inRuns = tops = stretch = topsInStretch = looseInStretch = 0;
}

void FullScaleRuns::process (const float* samples, std::size_t numFrames, float peak) noexcept
{
    const auto isReached = peak >= fullScale;
    const auto left = std::min (lookahead, unscanned + numFrames);

    if (isReached || hasPeak || length > 0)
        scan (samples - unscanned, samples + numFrames - left, framesGiven - unscanned);

    hasPeak = isReached || (hasPeak && left > numFrames);
    unscanned = left;
    framesGiven += numFrames;
}

void FullScaleRuns::flush (const float* end) noexcept
{
    std::array<float, contextFrames + lookahead> last {};
    std::copy_n (end - contextFrames, contextFrames, last.begin());
    auto* const endOfLast = last.data() + contextFrames;
    scan (endOfLast - unscanned, endOfLast, framesGiven - unscanned);
    endRun (endOfLast, framesGiven);
    unscanned = 0;
    hasPeak = false;
}

/** In pieces that lie in one stretch each. */
void FullScaleRuns::scan (const float* from, const float* to, std::uint64_t firstFrame) noexcept
{
    static_assert (framesOfStretch % FullScaleFlags::mostSamples == 0);

    while (from < to)
    {
        const auto toNext =
            FullScaleFlags::mostSamples - static_cast<std::size_t> (firstFrame % FullScaleFlags::mostSamples);
        const auto count = std::min (toNext, static_cast<std::size_t> (to - from));

        if (! countShortRuns (from, count, firstFrame))
            scanEach (from, from + count, firstFrame);

        from += count;
        firstFrame += count;
    }
}

/** Counts the tops of up to 64 samples at once, if no run among them, with the one that is open, is a flat run.
    Otherwise changes nothing and returns false. */
bool FullScaleRuns::countShortRuns (const float* from, std::size_t count, std::uint64_t firstFrame) noexcept
{
    if (length >= shortestRun)
        return false;

    const auto flags = fullScaleFlagsOf (from, count, fullScale);
    const auto flat = flags.atFullScale & ~flags.over, positive = flags.positive;
    const std::uint64_t isOpen = length > 0 ? 1 : 0, wasPositive = isPositive ? 1 : 0;

    // A sample continues a run if the one before it is flat too and has its sign.
    const auto continues = flat & ((flat << 1) | isOpen) & ~(positive ^ ((positive << 1) | wasPositive));
    const std::uint64_t isSecond = length > 1 ? 1 : 0;

    if ((continues & ((continues << 1) | isSecond)) != 0)
        return false;

    const auto last = std::uint64_t { 1 } << (count - 1);
    const std::size_t stillOpen = (flat & last) == 0 ? 0 : (continues & last) == 0 ? 1 : 2;
    const auto ended = length + static_cast<std::size_t> (std::popcount (flat)) - stillOpen;

    if (ended > 0)
    {
        beginStretchOf (firstFrame);
        tops += ended;
        topsInStretch += ended;
        looseInStretch += ended;
    }

    length = stillOpen;
    isPositive = (positive & last) != 0;
    return true;
}

void FullScaleRuns::scanEach (const float* from, const float* to, std::uint64_t firstFrame) noexcept
{
    for (const auto* x = from; x < to; ++x)
    {
        const auto magnitude = std::abs (*x);
        const auto isFlat = magnitude >= fullScale && magnitude <= 1.0f;

        if (length > 0 && (! isFlat || (*x > 0.0f) != isPositive))
            endRun (x, firstFrame + static_cast<std::uint64_t> (x - from));

        if (! isFlat)
            continue;

        isPositive = *x > 0.0f;

        if (++length == shortestRun)
            std::reverse_copy (x + 1 - shortestRun - neighbourhood, x + 1 - shortestRun, before.begin());
    }
}

void FullScaleRuns::endRun (const float* end, std::uint64_t endFrame) noexcept
{
    const auto isFlatRun = length >= shortestRun;

    if (length > 0 && (! isFlatRun || ! isRounded (end)))
    {
        beginStretchOf (endFrame);
        tops += length;

        if (! isFlatRun)
        {
            topsInStretch += length;
            looseInStretch += length;
        }
        else if (! isIntended (end))
        {
            topsInStretch += length;
            inRuns += length;
            ++runs;
        }
    }

    length = 0;
}

/** Stretches are counted from the first sample on, so that they don't depend on the blocks. */
void FullScaleRuns::beginStretchOf (std::uint64_t frame) noexcept
{
    const auto next = frame / framesOfStretch;

    if (next == stretch)
        return;

    inRuns += isDense() ? looseInStretch : 0;
    stretch = next;
    topsInStretch = looseInStretch = 0;
}

bool FullScaleRuns::isRounded (const float* end) const noexcept
{
    const auto step = 1.0f - fullScale;

    if (isRoundedOn (before.data(), step) || isRoundedOn (end, step))
        return true;

    const auto coarseStep = std::min (fallTo (before[0]), fallTo (end[0]));
    return isInSteps (before.data(), coarseStep) && isInSteps (end, coarseStep)
           && isRoundedOn (before.data(), coarseStep) && isRoundedOn (end, coarseStep);
}

bool FullScaleRuns::isRoundedOn (const float* nearest, float step) const noexcept
{
    const auto half = static_cast<float> (length - 1) / 2.0f;
    const auto reach = std::clamp<std::size_t> (length / 2, 2, neighbourhood);

    for (std::size_t i = 0; i < reach; ++i)
    {
        const auto distance = (half + 1.5f + static_cast<float> (i)) / half;

        if (fallTo (nearest[i]) > (topSteps * (distance * distance - 1.0f) + roundingSteps) * step)
            return false;
    }

    return true;
}

/** Returns true if the samples on one side lie whole steps below the run, and the step is coarser than the format's. */
bool FullScaleRuns::isInSteps (const float* nearest, float step) const noexcept
{
    const auto formatStep = 1.0f - fullScale;

    if (step < formatStepsInCoarseStep * formatStep || step > largestCoarseStep)
        return false;

    return std::all_of (nearest, nearest + samplesInCoarseSteps, [&] (float sample) {
        const auto steps = fallTo (sample) / step;
        return std::abs (steps - std::round (steps)) <= roundingOfCoarseStep + formatStep / step;
    });
}

bool FullScaleRuns::isIntended (const float* end) const noexcept
{
    const auto fallsTo = [this] (const float* nearest) {
        return Falls { fallTo (nearest[0]), fallTo (nearest[1]), fallTo (nearest[2]) };
    };
    return isHeldLevel (end) || isFilteredJump (before.data(), end) || isFilteredJump (end, before.data())
           || isPlateauOfSound (length, fullScale, 1.0f - fullScale, fallsTo (before.data()), fallsTo (end));
}

float FullScaleRuns::fallTo (float sample) const noexcept { return fullScale - (isPositive ? sample : -sample); }

/** Returns true if the first two samples are equal and lie away from this run's level. */
bool FullScaleRuns::isPair (const float* samples) const noexcept
{
    return samples[0] == samples[1] && fallTo (samples[0]) > heldSteps * (1.0f - fullScale);
}

bool FullScaleRuns::isHeldLevel (const float* end) const noexcept
{
    const auto isSilent = [] (const float* nearest) { return nearest[0] == 0.0f && nearest[1] == 0.0f; };
    const auto isBesideLevel = [&] (const float* nearest) {
        if (isSilent (nearest))
            return true;

        for (std::size_t i = 0; i <= longestEdge; ++i)
            if (isPair (nearest + i) && nearest[i] != 0.0f)
                return true;

        return false;
    };
    return isBesideLevel (before.data()) && isBesideLevel (end) && ! (isSilent (before.data()) && isSilent (end));
}

bool FullScaleRuns::isFilteredJump (const float* oneSide, const float* otherSide) const noexcept
{
    const auto step = 1.0f - fullScale;
    return fallTo (oneSide[0]) <= creepSteps * step && fallTo (oneSide[1]) <= creepSteps * creepSteps * step
           && fallTo (otherSide[1]) >= jump;
}
} // namespace twobus

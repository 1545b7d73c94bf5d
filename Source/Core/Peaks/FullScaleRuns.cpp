#include "Core/Peaks/FullScaleRuns.h"

#include "Core/Base/LossOfRun.h"
#include "Core/Base/PlateauEdges.h"
#include "Core/Base/RoundedTops.h"
#include "Core/Peaks/FullScaleFlags.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace twobus
{
namespace
{
constexpr float ditherSteps = 4.0f, widestLevel = 0.001f, leastStepsApart = 16.0f;
constexpr float creepSteps = 6.0f, jump = 0.15f, creepsInJump = 8.0f, finestStep = 1.0f / 8388608.0f,
                stepOf16Bits = 1.0f / 32768.0f;
constexpr std::size_t mostLevels = 4, fewLevels = 3;
constexpr std::ptrdiff_t mostSingleLevels = 1;
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
    framesGiven = runs = inRuns = inDeepRuns = tops = stretch = topsInStretch = looseInStretch = 0;
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
    const auto left = isFlatRun ? fallsBeside (before.data()) : Falls {};
    const auto right = isFlatRun ? fallsBeside (end) : Falls {};
    const auto kind = isFlatRun ? kindOf (left, right) : Kind::loose;

    if (length > 0 && kind != Kind::rounded)
    {
        beginStretchOf (endFrame);
        tops += length;
        topsInStretch += kind == Kind::intended ? 0 : length;

        if (kind == Kind::loose)
            looseInStretch += length;

        if (kind == Kind::cut)
        {
            inRuns += length;
            inDeepRuns += isDeep (lossOfRun (length, left, right), fullScale) ? length : 0;
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
    inDeepRuns += isDense() ? looseInStretch : 0;
    stretch = next;
    topsInStretch = looseInStretch = 0;
}

FullScaleRuns::Falls FullScaleRuns::fallsBeside (const float* nearest) const noexcept
{
    Falls falls {};
    std::transform (nearest, nearest + neighbourhood, falls.begin(),
                    [this] (float sample) { return fullScale - (isPositive ? sample : -sample); });
    return falls;
}

FullScaleRuns::Kind FullScaleRuns::kindOf (const Falls& left, const Falls& right) const noexcept
{
    const auto step = 1.0f - fullScale;

    if (isRoundedSide (length, step, left) || isRoundedSide (length, step, right)
        || isCoarseTop (length, step, left, right) || (rests (left) && rests (right)))
        return Kind::rounded;

    const auto isHeldLeft = isBesideLevel (step, left), isHeldRight = isBesideLevel (step, right);
    const auto isIntended = (creeps (left) && (isHeldRight || jumps (left, right)))
                            || (creeps (right) && (isHeldLeft || jumps (right, left))) || hasFewLevels (left, right)
                            || isPlateauOfSound (length, fullScale, std::max (step, finestStep), left, right);
    return isIntended ? Kind::intended : Kind::cut;
}

bool FullScaleRuns::creeps (const Falls& falls) const noexcept
{
    const auto step = std::max (1.0f - fullScale, finestStep);
    return falls[0] <= creepSteps * step && falls[1] <= creepSteps * creepSteps * step;
}

/** The sound leaves the run by at most two steps a sample; dither can add one. */
bool FullScaleRuns::rests (const Falls& falls) const noexcept
{
    const auto step = 1.0f - fullScale;
    return step <= stepOf16Bits && falls[0] <= 3.0f * step && falls[1] <= 5.0f * step && falls[2] <= 7.0f * step;
}

bool FullScaleRuns::jumps (const Falls& oneSide, const Falls& otherSide) const noexcept
{
    return otherSide[1] >= std::max (jump, creepsInJump * oneSide[1]);
}

bool FullScaleRuns::hasFewLevels (const Falls& left, const Falls& right) const noexcept
{
    const auto step = 1.0f - fullScale, sameLevel = std::min (ditherSteps * step, widestLevel);
    std::array<float, mostLevels> levels {}; // the run's own level comes first
    std::array<std::size_t, mostLevels> counts { length };
    std::size_t numLevels = 1;

    for (const auto* falls : { &left, &right })
        for (const auto fall : *falls)
        {
            std::size_t level = 0;

            while (level < numLevels && std::abs (fall - levels[level]) > sameLevel)
                if (std::abs (fall - levels[level++]) < leastStepsApart * step)
                    return false; // a slope

            if (level == mostLevels)
                return false;

            if (level == numLevels)
                levels[numLevels++] = fall;

            ++counts[level];
        }

    return numLevels <= fewLevels || std::count (counts.begin(), counts.end(), 1u) <= mostSingleLevels;
}
} // namespace twobus

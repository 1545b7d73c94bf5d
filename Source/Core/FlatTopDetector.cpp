#include "Core/FlatTopDetector.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/FlatTopDetector.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

/** Whether a sample of at least this magnitude, and below the rail, is followed by one within the tolerance of it:
    numFrames + 1 samples are read. */
bool anyFlatPair (const float* samples, std::size_t numFrames, float threshold, float rail, float tolerance)
{
    const hn::CappedTag<float, 16> d;
    const auto lowest = hn::Set (d, threshold), highest = hn::Set (d, rail), widest = hn::Set (d, tolerance);
    auto found = hn::FirstN (d, 0);
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto x = hn::LoadU (d, samples + i), next = hn::LoadU (d, samples + i + 1);
        const auto magnitude = hn::Abs (x);
        const auto isNearTop = hn::And (hn::Ge (magnitude, lowest), hn::Lt (magnitude, highest));
        found = hn::Or (found, hn::And (isNearTop, hn::Le (hn::Abs (hn::Sub (next, x)), widest)));
    }

    auto any = ! hn::AllFalse (d, found);

    for (; i < numFrames; ++i)
        any = any || (std::abs (samples[i]) >= threshold && std::abs (samples[i]) < rail && std::abs (samples[i + 1] - samples[i]) <= tolerance);

    return any;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (anyFlatPair);

namespace
{
constexpr float nearPeak = 0.944f; // -0.5 dB
constexpr float widestTolerance = 2.5f / 32768.0f, shareOfLevel = 0.004f;
constexpr float lowestLevel = 0.001f; // -60 dBFS
constexpr float shareOfRail = 0.9999f;
constexpr float levelTolerance = 0.001f;
constexpr float overshootInGrains = 4.0f, leastOvershoot = 0.003f, mostOvershoot = 4.0f;
constexpr double secondsOfPeaks = 3.0, secondsOfMemory = 10.0;

/** How many samples after a run are looked at: the analysis lags by them. */
constexpr std::size_t lookahead = 12;
constexpr std::size_t neighbourhood = 8;
static_assert (lookahead >= neighbourhood + 1 && FlatTopDetector::contextFrames >= lookahead + neighbourhood + 2);

float step (const float* from, const float* to) noexcept { return std::abs (*to - *from); }

/** The smallest step that is one, of numSteps from `from` in the given direction; infinity where all are 0. */
float smallestStep (const float* from, std::ptrdiff_t direction, std::size_t numSteps) noexcept
{
    auto smallest = INFINITY;

    for (std::size_t i = 0; i < numSteps; ++i, from += direction)
        if (const auto size = step (from, from + direction); size > 0.0f)
            smallest = std::min (smallest, size);

    return smallest;
}

/** Whether three samples in a row stay within the tolerance among those from `from` on. */
bool hasRun (const float* from, std::ptrdiff_t direction, float tolerance) noexcept
{
    auto length = 0;

    for (std::size_t i = 0; i + 1 < neighbourhood; ++i, from += direction)
    {
        length = step (from, from + direction) <= tolerance ? length + 1 : 0;

        if (length >= 2)
            return true;
    }

    return false;
}
} // namespace

void FlatTopDetector::prepare (double sampleRate, float fullScale) noexcept
{
    framesOfBucket = static_cast<std::uint64_t> (secondsOfPeaks / numBuckets * sampleRate);
    framesOfMemory = static_cast<std::uint64_t> (secondsOfMemory * sampleRate);
    rail = fullScale * shareOfRail;
    reset();
}

void FlatTopDetector::reset() noexcept
{
    peaks.fill (0.0f);
    levels.fill ({});
    framesInBucket = framesSoFar = confirmed = 0;
    levelOfNewest = highest = 0.0;
    run = {};
}

void FlatTopDetector::markDiscontinuity() noexcept
{
    run = {};
}

void FlatTopDetector::notePeak (float peak, std::size_t numFrames) noexcept
{
    peaks[0] = std::max (peaks[0], peak);
    framesInBucket += numFrames;

    if (framesInBucket >= framesOfBucket)
    {
        std::copy_backward (peaks.begin(), peaks.end() - 1, peaks.end());
        peaks[0] = peak;
        framesInBucket = 0;
    }
}

void FlatTopDetector::process (const float* samples, std::size_t numFrames, float peak) noexcept
{
    notePeak (peak, numFrames);
    threshold = std::max (lowestLevel, nearPeak * *std::max_element (peaks.begin(), peaks.end()));
    tolerance = std::min (widestTolerance, shareOfLevel * threshold);

    const auto* first = samples - lookahead;

    // What lags behind may have been louder than what came in.
    if (run.length > 0 || HWY_DYNAMIC_DISPATCH (anyFlatPair) (first, numFrames, threshold, rail, tolerance))
        scan (first, numFrames);

    framesSoFar += numFrames;
}

void FlatTopDetector::scan (const float* samples, std::size_t numFrames) noexcept
{
    for (const auto* x = samples; x < samples + numFrames; ++x)
    {
        if (run.length > 0)
        {
            if (std::abs (*x - run.level) <= tolerance)
            {
                ++run.length;
                run.lowest = std::min (run.lowest, *x);
                run.highest = std::max (run.highest, *x);
                continue;
            }

            if (run.length >= shortestRun && isCut (x))
                noteTop (std::abs (run.level), framesSoFar + static_cast<std::uint64_t> (x - samples));

            run = {};
        }

        if (const auto magnitude = std::abs (*x); magnitude >= threshold && magnitude < rail && step (x, x + 1) <= tolerance)
            begin (x);
    }
}

void FlatTopDetector::begin (const float* at) noexcept
{
    run = { *at, *at, *at, 1, { at[-1], at[-2] }, smallestStep (at - 1, -1, neighbourhood), hasRun (at - 1, -1, tolerance) };
}

/** end: the first sample behind the run. */
bool FlatTopDetector::isCut (const float* end) const noexcept
{
    if (run.isMeant || hasRun (end, 1, tolerance))
        return false;

    const auto sign = run.level < 0.0f ? -1.0f : 1.0f;
    const auto fall = [&] (float sample) { return sign * (run.level - sample); };
    const auto leftNear = fall (run.before[0]), leftFar = fall (run.before[1]);
    const auto rightNear = fall (end[0]), rightFar = fall (end[1]);

    // Both sides go down, and on.
    if (std::min (leftNear, rightNear) <= tolerance || leftFar <= leftNear || rightFar <= rightNear)
        return false;

    // The parabola, from the centre of the run: it falls by `near` at the first sample outside and by `far` at the next.
    const auto length = static_cast<float> (run.length);
    const auto firstDistance = (length + 1.0f) / 2.0f, steepness = 1.0f / (length + 2.0f);
    const auto near = (leftNear + rightNear) / 2.0f;
    const auto bend = std::min (leftFar - leftNear, rightFar - rightNear) * steepness;
    const auto overshoot = bend * firstDistance * firstDistance - near;

    const auto grain = std::min (run.grain, smallestStep (end, 1, neighbourhood));
    const auto noise = std::max (run.highest - run.lowest, std::isfinite (grain) ? grain : 0.0f);
    const auto level = std::abs (run.level);
    return overshoot >= overshootInGrains * noise && overshoot >= leastOvershoot * level && overshoot <= mostOvershoot * level;
}

void FlatTopDetector::noteTop (float magnitude, std::uint64_t frame) noexcept
{
    const auto isSame = [&] (const Level& level) {
        return level.count > 0 && frame - level.newestFrame <= framesOfMemory
               && std::abs (level.magnitude - magnitude) <= levelTolerance * magnitude;
    };

    auto found = std::find_if (levels.begin(), levels.end(), isSame);

    if (found == levels.end())
    {
        found = std::min_element (levels.begin(), levels.end(), [] (const Level& a, const Level& b) { return a.newestFrame < b.newestFrame; });
        *found = {};
    }

    found->magnitude = magnitude;
    found->newestFrame = frame;
    ++found->count;

    if (found->count < fewestOfOneLevel)
        return;

    confirmed += found->count == fewestOfOneLevel ? fewestOfOneLevel : 1;
    levelOfNewest = static_cast<double> (magnitude);
    highest = std::max (highest, levelOfNewest);
}
} // namespace twobus
#endif

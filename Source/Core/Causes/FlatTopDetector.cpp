#include "Core/Causes/FlatTopDetector.h"

#include "Core/Base/LossOfRun.h"
#include "Core/Base/RoundedTops.h"
#include "Core/Causes/MissingTop.h"

#include <algorithm>
#include <cmath>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Causes/FlatTopDetector.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

/** Returns true if any sample with at least the threshold's magnitude is followed by a sample within the tolerance.
    Samples from the rail to 1 don't count. Reads numFrames + 1 samples. */
bool anyFlatPair (const float* samples, std::size_t numFrames, float threshold, float rail, float tolerance)
{
    const hn::CappedTag<float, 16> d;
    const auto lowest = hn::Set (d, threshold), highest = hn::Set (d, rail), widest = hn::Set (d, tolerance);
    const auto one = hn::Set (d, 1.0f);
    auto found = hn::FirstN (d, 0);
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto x = hn::LoadU (d, samples + i), next = hn::LoadU (d, samples + i + 1);
        const auto magnitude = hn::Abs (x);
        const auto isElsewhere = hn::Or (hn::Lt (magnitude, highest), hn::Gt (magnitude, one));
        const auto isNearTop = hn::And (hn::Ge (magnitude, lowest), isElsewhere);
        found = hn::Or (found, hn::And (isNearTop, hn::Le (hn::Abs (hn::Sub (next, x)), widest)));
    }

    auto any = ! hn::AllFalse (d, found);

    for (; i < numFrames; ++i)
        any = any
              || (std::abs (samples[i]) >= threshold && (std::abs (samples[i]) < rail || std::abs (samples[i]) > 1.0f)
                  && std::abs (samples[i + 1] - samples[i]) <= tolerance);

    return any;
}

/** Returns the smallest nonzero step between numFrames + 1 neighbouring samples; infinity if there is none. */
float smallestStepOf (const float* samples, std::size_t numFrames)
{
    const hn::CappedTag<float, 16> d;
    const auto none = hn::Set (d, INFINITY);
    auto smallest = none;
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto size = hn::Abs (hn::Sub (hn::LoadU (d, samples + i + 1), hn::LoadU (d, samples + i)));
        smallest = hn::Min (smallest, hn::IfThenElse (hn::Eq (size, hn::Zero (d)), none, size));
    }

    alignas (64) float lanes[16];
    hn::Store (smallest, d, lanes);
    auto result = *std::min_element (lanes, lanes + hn::Lanes (d));

    for (; i < numFrames; ++i)
        if (const auto size = std::abs (samples[i + 1] - samples[i]); size > 0.0f)
            result = std::min (result, size);

    return result;
}

/** Counts the samples of at least this magnitude. */
std::size_t countOf (const float* samples, std::size_t numFrames, float magnitude)
{
    const hn::CappedTag<float, 16> d;
    const auto lowest = hn::Set (d, magnitude);
    std::size_t count = 0, i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
        count += hn::CountTrue (d, hn::Ge (hn::Abs (hn::LoadU (d, samples + i)), lowest));

    for (; i < numFrames; ++i)
        count += std::abs (samples[i]) >= magnitude ? 1u : 0u;

    return count;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (anyFlatPair);
HWY_EXPORT (countOf);
HWY_EXPORT (smallestStepOf);

namespace
{
constexpr float nearPeak = 0.944f; // -0.5 dB
constexpr float widestTolerance = 2.5f / 32768.0f, shareOfLevel = 0.004f;
constexpr float lowestLevel = 0.001f; // -60 dBFS
constexpr float levelTolerance = 0.001f;
constexpr float overshootInGrains = 4.0f, leastOvershoot = 0.003f, mostOvershoot = 4.0f;
constexpr float finestGrain = 1.0f / 8388608.0f, finestGrainOf16Bits = 0.4f / 32768.0f;
constexpr float steepInGrains = 8.0f, extremeInGrains = 3.0f;
constexpr std::size_t longestOfChance = 4;
constexpr std::uint32_t mostRunsPerDeepRun = 4;
constexpr std::uint64_t mostTopsOfEstimates = 20;
constexpr double leastRise = 0.005, leastRiseInDeviations = 4.0, leastRiseInGrains = 4.0;
constexpr double mostRiseOfWhole = 0.003, mostDeviationOfWhole = 0.0015;
constexpr double leastRiseOfLoneRun = 0.01, leastDeviationsOfLoneRun = 1.5;
constexpr std::size_t shortestLoneRun = 8;
constexpr float mostFallOfEdge = 3.0f;
constexpr std::uint32_t mostEstimates = 100, fewestCutTops = 2, fewestEvents = 3, mostWholeTopsPerCutTop = 4;
constexpr int bitsOfProof = 22, mostBits = 4096, pairsOfLoneRun = 7, blocksPerGrain = 8;
constexpr double secondsOfPeaks = 3.0, secondsOfMemory = 10.0;

/** The samples after a run that the detector examines. The analysis lags by this many samples. */
constexpr std::size_t lookahead = MissingTop::framesAfter + 4;
constexpr std::size_t neighbourhood = 8;
constexpr std::size_t historyFrames = lookahead + MissingTop::longestRun + MissingTop::framesBefore + 2;

float step (const float* from, const float* to) noexcept { return std::abs (*to - *from); }

/** Returns the smallest nonzero step among numSteps steps from `from` in the given direction; infinity if there is
    none. */
float smallestStep (const float* from, std::ptrdiff_t direction, std::size_t numSteps) noexcept
{
    auto smallest = INFINITY;

    for (std::size_t i = 0; i < numSteps; ++i, from += direction)
        if (const auto size = step (from, from + direction); size > 0.0f)
            smallest = std::min (smallest, size);

    return smallest;
}

/** Returns true if, starting at `from`, the neighbourhood contains three samples in a row within the tolerance. */
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

void FlatTopDetector::prepare (double sampleRate, float fullScale, std::size_t longestBlock)
{
    buffer.resize (historyFrames + std::max (longestBlock, lookahead));
    framesOfBucket = static_cast<std::uint64_t> (secondsOfPeaks / numBuckets * sampleRate);
    framesOfMemory = static_cast<std::uint64_t> (secondsOfMemory * sampleRate);
    rail = fullScale;
    reset();
}

void FlatTopDetector::reset() noexcept
{
    startAnew();
    confirmed = {};
    evidence = {};
    levelOfNewest = highest = 0.0;
}

void FlatTopDetector::startAnew() noexcept
{
    std::fill (buffer.begin(), buffer.end(), 0.0f);
    peaks.fill (0.0f);
    levels.fill ({});
    framesInBucket = framesSoFar = 0;
    run = {};
    extreme = {};
    grain = INFINITY;
    lastPeak = 0.0f;
    blocksUntilGrain = 0;
}

void FlatTopDetector::markDiscontinuity() noexcept { run = {}; }

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

void FlatTopDetector::process (const float* newSamples, std::size_t numFrames, float peak) noexcept
{
    auto* const samples = buffer.data() + historyFrames;
    std::copy_n (newSamples, numFrames, samples);
    analyse (samples, numFrames, peak);
    std::copy_n (buffer.data() + numFrames, historyFrames, buffer.data());
}

void FlatTopDetector::flush() noexcept
{
    constexpr std::array<float, lookahead> silence {};
    process (silence.data(), silence.size(), 0.0f);
}

void FlatTopDetector::analyse (const float* samples, std::size_t numFrames, float peak) noexcept
{
    notePeak (peak, numFrames);
    threshold = std::max (lowestLevel, nearPeak * *std::max_element (peaks.begin(), peaks.end()));
    const auto* first = samples - lookahead;

    if (blocksUntilGrain-- == 0)
    {
        blocksUntilGrain = blocksPerGrain;

        if (grain > finestGrain)
            grain = std::min (grain, HWY_DYNAMIC_DISPATCH (smallestStepOf) (first, numFrames));
    }

    tolerance = toleranceAt (threshold);
    const auto margin = extremeMargin();

    if (peak > extreme.level + margin)
    {
        extreme = {};
        extreme.level = peak;
    }

    const auto reachesExtreme = extreme.level > 0.0f && std::max (peak, lastPeak) >= extreme.level - margin;

    if (reachesExtreme)
        note ({ 0, HWY_DYNAMIC_DISPATCH (countOf) (first, numFrames, extreme.level - margin) }, extreme.all,
              extreme.isConfirmed);

    countTops (first, numFrames, peak);
    lastPeak = peak;

    // The analysis lags, so these samples can be louder than this call's peak.
    if (run.length > 0 || reachesExtreme
        || HWY_DYNAMIC_DISPATCH (anyFlatPair) (first, numFrames, threshold, rail, tolerance))
        scan (first, numFrames);

    framesSoFar += numFrames;
}

/** Adds the samples at each known level. Only sub-blocks that rise no higher than the level count. */
void FlatTopDetector::countTops (const float* first, std::size_t numFrames, float peak) noexcept
{
    for (auto& level : levels)
        if (const auto margin = levelTolerance * level.magnitude;
            level.magnitude > 0.0f
            && (std::abs (peak - level.magnitude) <= margin || std::abs (lastPeak - level.magnitude) <= margin))
            note ({ 0, HWY_DYNAMIC_DISPATCH (countOf) (first, numFrames, level.magnitude - margin) }, level.all,
                  level.isConfirmed);
}

void FlatTopDetector::scan (const float* samples, std::size_t numFrames) noexcept
{
    const auto lowestOfExtreme = extreme.level - extremeMargin();

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

            finish (x, framesSoFar + static_cast<std::uint64_t> (x - samples));
            run = {};
        }

        if (const auto magnitude = std::abs (*x); magnitude >= threshold && (magnitude < rail || magnitude > 1.0f)
                                                  && (step (x, x + 1) <= tolerance || magnitude >= lowestOfExtreme))
            begin (x);
    }
}

void FlatTopDetector::begin (const float* at) noexcept
{
    run = { *at, *at, *at, 1, {}, smallestStep (at - 1, -1, neighbourhood), hasRun (at - 1, -1, tolerance) };
    std::reverse_copy (at - run.before.size(), at, run.before.begin());
}

/** Audio with finer steps than 16 bits was not requantised after it was turned down: its noise became smaller too. */
float FlatTopDetector::toleranceAt (float level) const noexcept
{
    const auto isFine = grainSoFar() < finestGrainOf16Bits;
    return std::min (isFine ? widestTolerance * std::min (1.0f, level) : widestTolerance, shareOfLevel * level);
}

float FlatTopDetector::extremeMargin() const noexcept { return extremeInGrains * grainSoFar(); }

float FlatTopDetector::grainSoFar() const noexcept
{
    return std::isfinite (grain) ? std::max (grain, finestGrain) : finestGrain;
}

/** end: the first sample after the run. */
void FlatTopDetector::finish (const float* end, std::uint64_t frame) noexcept
{
    const auto isHighest = std::abs (run.level) >= extreme.level - extremeMargin();

    if (run.length < 2 && ! isHighest)
        return;

    const auto grainNearBy = std::min (run.grain, smallestStep (end, 1, neighbourhood));
    grain = std::min (grain, grainNearBy);

    const auto sign = run.level < 0.0f ? -1.0f : 1.0f;
    const auto fall = [&] (float sample) { return sign * (run.level - sample); };
    std::array<float, framesOfEdge> before {}, after {};
    std::transform (run.before.begin(), run.before.end(), before.begin(), fall);
    std::transform (end, end + after.size(), after.begin(), fall);
    const Slopes slopes { before[0], before[1], after[0], after[1] };
    const auto isPlateau = isPlateauOfSound (run.length, std::abs (run.level), tolerance, before, after)
                           || isCoarseTop (run.length, tolerance, before, after);

    run.isDeep = run.length >= shortestRun && ! isPlateau
                 && isDeep (lossOfRun (run.length, before, after), std::abs (run.level));

    if (run.isDeep)
        countDeepRun();

    // The waveform must fall on both sides and keep falling.
    const auto isPeak = std::min (slopes.leftNear, slopes.rightNear) > 0.0f && slopes.leftFar > slopes.leftNear
                        && slopes.rightFar > slopes.rightNear && ! isPlateau && ! run.followsAnother
                        && ! hasRun (end, 1, tolerance);
    const auto isCorner = isPeak && isCut (slopes, grainNearBy);
    const auto isTop = isHighest && noteExtreme (end, slopes, isPeak, isCorner);

    if (isCorner || isTop)
        noteTop (std::abs (run.level), frame, isCorner, isTop);
}

/** Any deep run that the sound doesn't rest on counts for its level, even if it doesn't prove clipping. */
void FlatTopDetector::countDeepRun() noexcept
{
    const auto magnitude = std::abs (run.level);

    if (magnitude >= extreme.level - extremeMargin())
        note ({ run.length, 0 }, extreme.all, extreme.isConfirmed);

    for (auto& level : levels)
        if (level.magnitude > 0.0f && std::abs (level.magnitude - magnitude) <= levelTolerance * level.magnitude)
            note ({ run.length, 0 }, level.all, level.isConfirmed);
}

bool FlatTopDetector::isCut (const Slopes& slopes, float grainNearBy) const noexcept
{
    if (run.length < shortestRun || std::min (slopes.leftNear, slopes.rightNear) <= tolerance)
        return false;

    const auto overshoot = parabolaAboveRun (run.length, std::array { slopes.leftNear, slopes.leftFar },
                                             std::array { slopes.rightNear, slopes.rightFar });
    const auto noise = std::max (run.highest - run.lowest, std::isfinite (grainNearBy) ? grainNearBy : 0.0f);
    const auto level = std::abs (run.level);
    return overshoot >= overshootInGrains * noise && overshoot >= leastOvershoot * level
           && overshoot <= mostOvershoot * level;
}

/** Returns true if the sides of a run at the highest level so far are too steep for chance. A single sample must also
    be cut. See Extreme. */
bool FlatTopDetector::noteExtreme (const float* end, const Slopes& slopes, bool isPeak, bool isCorner) noexcept
{
    const auto level = (std::abs (run.lowest) + std::abs (run.highest)) / 2.0f;
    const auto noise = std::max (run.highest - run.lowest, grainSoFar());
    const auto near = std::min (slopes.leftNear, slopes.rightNear);
    const auto margin = extremeMargin();
    const auto isSteep = isPeak && near >= steepInGrains * noise && std::max (slopes.leftFar, slopes.rightFar) <= level
                         && level >= extreme.level - margin;

    if (isSteep && run.length >= shortestRun)
    {
        ++extreme.runs;

        if (smallestLossOfRun (run.length, near) >= leastOvershoot * level)
            ++extreme.deepRuns;
    }

    const auto isAgain = [&] (const Slopes& other) {
        return std::abs (other.leftNear - slopes.leftNear) <= margin
               && std::abs (other.rightNear - slopes.rightNear) <= margin;
    };

    if (std::any_of (extreme.seen.begin(), extreme.seen.end(), isAgain))
        return isSteep && run.length > 1;

    extreme.seen[extreme.numSeen++ % extreme.seen.size()] = slopes;
    const auto bitsPerPair = isSteep ? std::ilogb (near / (2.0f * noise)) : 0;
    const auto isCutTop = noteMissingTop (end, slopes, isCorner, bitsPerPair);

    if (! isSteep || run.length == 1)
        return isCutTop;

    const auto equalPairs = static_cast<int> (std::min (run.length, longestOfChance)) - 1;
    extreme.bits = std::min (extreme.bits + equalPairs * bitsPerPair, mostBits);
    ++extreme.events;
    return true;
}

/** Returns true if the waveform leaves the run at an angle, on one side at least. A smooth waveform leaves it like a
    parabola: the second sample beside the run lies four times as deep as the first, or deeper. */
bool FlatTopDetector::hasEdge (const Slopes& slopes) noexcept
{
    return slopes.leftFar <= mostFallOfEdge * slopes.leftNear || slopes.rightFar <= mostFallOfEdge * slopes.rightNear;
}

/** Estimates what is missing above the run, and counts the answer. Returns true if the top is certainly cut. */
bool FlatTopDetector::noteMissingTop (const float* end, const Slopes& slopes, bool isCorner, int bitsPerPair) noexcept
{
    if (run.length > MissingTop::longestRun || extreme.estimates.count == mostEstimates)
        return false;

    ++extreme.estimates.count;
    const MissingTop missing (end - run.length, run.length);
    const auto level = static_cast<double> (extreme.level), rise = missing.rise(), deviation = missing.uncertainty();

    if (rise < mostRiseOfWhole * level && deviation < mostDeviationOfWhole * level)
    {
        ++extreme.estimates.whole;
        extreme.estimates.hasWholeRun = extreme.estimates.hasWholeRun || run.length >= shortestRun;
    }

    const auto risesAbove = [&] (double share, double deviations) {
        return bitsPerPair > 0 && rise >= share * level && rise >= deviations * deviation
               && rise >= leastRiseInGrains * static_cast<double> (grainSoFar());
    };

    if (run.length >= shortestLoneRun && pairsOfLoneRun * bitsPerPair >= bitsOfProof
        && ((isCorner && risesAbove (leastRiseOfLoneRun, leastDeviationsOfLoneRun))
            || (hasEdge (slopes) && risesAbove (leastRiseOfLoneRun, leastRiseInDeviations))))
        extreme.estimates.hasLongRun = true;

    const auto isCutTop = risesAbove (leastRise, leastRiseInDeviations);
    extreme.estimates.cut += isCutTop ? 1 : 0;
    return isCutTop;
}

bool FlatTopDetector::isExtremeFlat() const noexcept
{
    const auto cut = extreme.estimates.cut, whole = extreme.estimates.whole;
    const auto areFewWhole = whole <= mostWholeTopsPerCutTop * cut;

    if (areFewWhole && cut >= fewestCutTops && (extreme.all.tops < mostTopsOfEstimates || extreme.all.areClipped()))
        return true;

    if (extreme.estimates.hasLongRun && whole == 0)
        return true;

    return extreme.bits >= bitsOfProof && (areFewWhole || (whole < extreme.deepRuns && ! extreme.estimates.hasWholeRun))
           && extreme.events + cut >= fewestEvents && extreme.all.areClipped()
           && extreme.deepRuns * mostRunsPerDeepRun >= extreme.runs;
}

void FlatTopDetector::noteTop (float magnitude, std::uint64_t frame, bool isCorner, bool isTop) noexcept
{
    Tally counted;
    Tally* pending[2] {};
    Level* level = nullptr;

    if (isTop)
    {
        extreme.pending.add (run.length);
        pending[0] = &extreme.pending;

        if (isExtremeFlat())
            counted = extreme.pending;
    }

    if (isCorner)
    {
        level = &levelOf (magnitude, frame);
        level->magnitude = magnitude;
        level->newestFrame = frame;
        ++level->count;
        level->pending.add (run.length);
        pending[1] = &level->pending;

        if (level->count >= fewestOfOneLevel && level->all.areClipped() && level->pending.tops > counted.tops)
            counted = level->pending;
    }

    if (counted.tops == 0)
        return;

    for (auto* tally : pending)
        if (tally != nullptr)
            *tally = {};

    if (isTop || level == nullptr || isOfExtreme (level->magnitude))
        confirm (extreme.all, extreme.isConfirmed);
    else
        confirm (level->all, level->isConfirmed);

    confirmed.tops += counted.tops;
    confirmed.samples += counted.samples;
    levelOfNewest = static_cast<double> (magnitude);
    highest = std::max (highest, levelOfNewest);
}

/** What is noted of a level from now on is evidence too. */
void FlatTopDetector::confirm (const Tops& all, bool& isConfirmed) noexcept
{
    if (! std::exchange (isConfirmed, true))
        evidence.add (all);
}

void FlatTopDetector::note (const Tops& more, Tops& all, bool isConfirmed) noexcept
{
    all.add (more);

    if (isConfirmed)
        evidence.add (more);
}

bool FlatTopDetector::isOfExtreme (float magnitude) const noexcept
{
    return std::abs (extreme.level - magnitude) <= levelTolerance * magnitude;
}

FlatTopDetector::Level& FlatTopDetector::levelOf (float magnitude, std::uint64_t frame) noexcept
{
    const auto isSame = [&] (const Level& level) {
        return level.magnitude > 0.0f && std::abs (level.magnitude - magnitude) <= levelTolerance * magnitude;
    };

    auto found = std::find_if (levels.begin(), levels.end(), isSame);

    if (found == levels.end())
    {
        found = std::min_element (levels.begin(), levels.end(),
                                  [] (const Level& a, const Level& b) { return a.newestFrame < b.newestFrame; });
        *found = {};

        // The highest level of all has been counted since its first top, so take over those counts.
        if (isOfExtreme (magnitude))
            found->all = extreme.all;
        else
            found->all = { run.isDeep ? run.length : 0, run.length };
    }
    else if (frame - found->newestFrame > framesOfMemory)
    {
        found->count = 0;
        found->pending = {};
    }

    return *found;
}
} // namespace twobus
#endif

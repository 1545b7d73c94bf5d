#include "Core/TruePeakInterpolator.h"

#include <algorithm>
#include <array>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/TruePeakInterpolator.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef TWOBUS_TRUE_PEAK_CONSTANTS
#define TWOBUS_TRUE_PEAK_CONSTANTS
namespace twobus
{
namespace
{
constexpr double lowestRateOfFactor4 = 64000.0;

// Right halves of symmetric filters for the point half way between two: [0] is the tap of the two neighbours.
// Each has the least largest error |H (f) - 1|, weighted, over its pass-band: first to 0.4535 of the sample rate,
// four times as strictly below 0.4; second and third over the band that is left for them.
constexpr std::array<float, 20> firstTaps {
    0.635572794f, -0.209081340f, 0.122167581f, -0.083836872f, 0.061784031f, -0.047219484f, 0.036777203f,
    -0.028894828f, 0.022748005f, -0.017857454f, 0.013921322f, -0.010735997f, 0.008156242f, -0.006074058f,
    0.004406714f, -0.003089314f, 0.002069467f, -0.001303054f, 0.000750881f, -0.000464639f
};
constexpr std::array<float, 4> secondTaps { 0.609908751f, -0.142770825f, 0.039490091f, -0.006774842f };
constexpr std::array<float, 2> thirdTaps { 0.567981347f, -0.068319963f };

/** The sum of the magnitudes of the second filter's taps: the most by which its points can exceed those that they are
    made of. The third's, each made of points of both kinds, stay below it: 1.433. */
constexpr float highestRise = 1.598f;

// Frame f of a window lies at sample halfWidth - 1 + f of it.
constexpr std::size_t firstFrame = TruePeakInterpolator::halfWidth - 1;

// A tile's points fit the first-level cache. Groups of a tile are looked at closely one by one.
constexpr std::size_t tileFrames = 512;
constexpr std::size_t groupFrames = 64;

// Room before and after a tile for the neighbours that the next filters ask for, and for whole vectors.
constexpr std::size_t margin = 16;
constexpr std::size_t scratchFrames = margin + tileFrames + 3 * margin;

/** How far a tile's half-way points reach over its ends. */
constexpr std::size_t reach = 2;

static_assert (firstTaps.size() + reach + 1 <= TruePeakInterpolator::halfWidth);
} // namespace
} // namespace twobus
#endif

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

using Vector = hn::CappedTag<float, 16>;
using Values = hn::Vec<Vector>;

/** The points half way between samples at[0] and at[1], at[1] and at[2], ...: numVectors vectors of them. */
template <std::size_t numVectors>
HWY_INLINE void halfWay (const float* HWY_RESTRICT at, float* HWY_RESTRICT to)
{
    const Vector d;
    const auto lanes = hn::Lanes (d);
    Values sums[numVectors];

    for (std::size_t v = 0; v < numVectors; ++v)
        sums[v] = hn::Zero (d);

    for (std::size_t tap = 0; tap < firstTaps.size(); ++tap)
    {
        const auto coefficient = hn::Set (d, firstTaps[tap]);
        const auto* before = at - tap;
        const auto* after = at + 1 + tap;

        for (std::size_t v = 0; v < numVectors; ++v)
            sums[v] = hn::MulAdd (coefficient, hn::Add (hn::LoadU (d, before + v * lanes), hn::LoadU (d, after + v * lanes)), sums[v]);
    }

    for (std::size_t v = 0; v < numVectors; ++v)
        hn::StoreU (sums[v], d, to + v * lanes);
}

/** Half-way points for frames -reach to numFrames + reach - 1, in whole vectors. */
HWY_INLINE void fillHalfWay (const float* HWY_RESTRICT samples, float* HWY_RESTRICT halves, std::size_t numFrames)
{
    constexpr std::size_t numVectors = 4;
    const auto step = numVectors * hn::Lanes (Vector());
    const auto* at = samples - reach;
    auto* to = halves - reach;
    const auto wanted = numFrames + 2 * reach;
    std::size_t done = 0;

    for (; done + step <= wanted; done += step)
        halfWay<numVectors> (at + done, to + done);

    for (; done < wanted; done += hn::Lanes (Vector()))
        halfWay<1> (at + done, to + done);
}

HWY_INLINE Values blend (Values near, Values far, Values farther, Values farthest)
{
    const Vector d;
    auto sum = hn::Mul (hn::Set (d, secondTaps[0]), near);
    sum = hn::MulAdd (hn::Set (d, secondTaps[1]), far, sum);
    sum = hn::MulAdd (hn::Set (d, secondTaps[2]), farther, sum);
    return hn::MulAdd (hn::Set (d, secondTaps[3]), farthest, sum);
}

HWY_INLINE Values blend (Values near, Values far)
{
    const Vector d;
    return hn::MulAdd (hn::Set (d, thirdTaps[1]), far, hn::Mul (hn::Set (d, thirdTaps[0]), near));
}

/** Points a quarter and three quarters of the way, for the lanes from a frame on. */
HWY_INLINE void quarterWay (const float* HWY_RESTRICT sample, const float* HWY_RESTRICT half, Values& first, Values& third)
{
    const Vector d;
    const auto samplesBefore = hn::LoadU (d, sample - 1), samplesHere = hn::LoadU (d, sample);
    const auto samplesNext = hn::LoadU (d, sample + 1), samplesAfter = hn::LoadU (d, sample + 2);
    const auto halvesLong = hn::LoadU (d, half - 2), halvesBefore = hn::LoadU (d, half - 1);
    const auto halvesHere = hn::LoadU (d, half), halvesNext = hn::LoadU (d, half + 1), halvesAfter = hn::LoadU (d, half + 2);

    first = blend (hn::Add (samplesHere, halvesHere), hn::Add (halvesBefore, samplesNext),
                   hn::Add (samplesBefore, halvesNext), hn::Add (halvesLong, samplesAfter));
    third = blend (hn::Add (halvesHere, samplesNext), hn::Add (samplesHere, halvesNext),
                   hn::Add (halvesBefore, samplesAfter), hn::Add (samplesBefore, halvesAfter));
}

HWY_INLINE void fillQuarterWay (const float* samples, const float* halves, float* firsts, float* thirds, std::size_t numFrames)
{
    const Vector d;

    // One frame more at each end: the points between need it.
    for (std::size_t i = 0; i < numFrames + 2; i += hn::Lanes (d))
    {
        Values first, third;
        quarterWay (samples + i - 1, halves + i - 1, first, third);
        hn::StoreU (first, d, firsts + i - 1);
        hn::StoreU (third, d, thirds + i - 1);
    }
}

HWY_INLINE Values highestOf (Values a, Values b, Values c)
{
    return hn::Max (a, hn::Max (hn::Abs (b), hn::Abs (c)));
}

/** The highest of the points at 4 a sample and, if wanted, at 8, in the first numFrames frames. */
template <bool eightfold>
HWY_INLINE float highestOfGroup (const float* samples, const float* halves, const float* firsts, const float* thirds, std::size_t numFrames)
{
    const Vector d;
    auto highest = hn::Zero (d);

    for (std::size_t i = 0; i < numFrames; i += hn::Lanes (d))
    {
        const auto first = hn::LoadU (d, firsts + i), third = hn::LoadU (d, thirds + i);
        auto here = highestOf (hn::Zero (d), first, third);

        if constexpr (eightfold)
        {
            const auto sample = hn::LoadU (d, samples + i), nextSample = hn::LoadU (d, samples + i + 1);
            const auto half = hn::LoadU (d, halves + i);
            const auto nextFirst = hn::LoadU (d, firsts + i + 1), thirdBefore = hn::LoadU (d, thirds + i - 1);

            here = highestOf (here, blend (hn::Add (sample, first), hn::Add (thirdBefore, half)),
                              blend (hn::Add (first, half), hn::Add (sample, third)));
            here = highestOf (here, blend (hn::Add (half, third), hn::Add (first, nextSample)),
                              blend (hn::Add (third, nextSample), hn::Add (half, nextFirst)));
        }

        if (const auto left = numFrames - i; left < hn::Lanes (d))
            here = hn::IfThenElseZero (hn::FirstN (d, left), here);

        highest = hn::Max (highest, here);
    }

    return hn::GetLane (hn::MaxOfLanes (d, highest));
}

/** The highest magnitude of numFrames values. */
HWY_INLINE float highestMagnitude (const float* values, std::size_t numFrames)
{
    const Vector d;
    auto highest = hn::Zero (d);

    for (std::size_t i = 0; i < numFrames; i += hn::Lanes (d))
    {
        auto here = hn::Abs (hn::LoadU (d, values + i));

        if (const auto left = numFrames - i; left < hn::Lanes (d))
            here = hn::IfThenElseZero (hn::FirstN (d, left), here);

        highest = hn::Max (highest, here);
    }

    return hn::GetLane (hn::MaxOfLanes (d, highest));
}

template <bool eightfold>
HWY_INLINE float highestOfTile (const float* samples, std::size_t numFrames, float known)
{
    HWY_ALIGN float halfBuffer[scratchFrames], firstBuffer[scratchFrames], thirdBuffer[scratchFrames];
    auto* halves = halfBuffer + margin;
    auto* firsts = firstBuffer + margin;
    auto* thirds = thirdBuffer + margin;

    fillHalfWay (samples, halves, numFrames);
    auto highest = std::max (known, highestMagnitude (halves, numFrames));

    for (std::size_t group = 0; group < numFrames; group += groupFrames)
    {
        const auto length = std::min (groupFrames, numFrames - group);
        const auto widened = length + 2 * reach; // what the group's points are made of, and one sample more
        const auto neighbourhood = std::max (highestMagnitude (samples + group - reach, widened + 1),
                                             highestMagnitude (halves + group - reach, widened));

        if (neighbourhood * highestRise <= highest)
            continue;

        fillQuarterWay (samples + group, halves + group, firsts + group, thirds + group, length);
        highest = std::max (highest, highestOfGroup<eightfold> (samples + group, halves + group, firsts + group, thirds + group, length));
    }

    return highest;
}

float highestBetween (const float* samples, std::size_t numFrames, bool eightfold, float known)
{
    auto highest = known;

    for (std::size_t done = 0; done < numFrames; done += tileFrames)
    {
        const auto* tile = samples + firstFrame + done;
        const auto length = std::min (tileFrames, numFrames - done);
        highest = eightfold ? highestOfTile<true> (tile, length, highest) : highestOfTile<false> (tile, length, highest);
    }

    return highest;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (highestBetween);

void TruePeakInterpolator::prepare (double sampleRate) noexcept
{
    points = sampleRate < lowestRateOfFactor4 ? 8 : 4;
}

float TruePeakInterpolator::highestBetween (const float* samples, std::size_t numFrames, float known) const noexcept
{
    return HWY_DYNAMIC_DISPATCH (highestBetween) (samples, numFrames, points == 8, known);
}
} // namespace twobus
#endif

#include "Core/Peaks/TruePeakInterpolator.h"

#include "Core/Peaks/TruePeakTaps.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Peaks/TruePeakInterpolator.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef TWOBUS_TRUE_PEAK_CONSTANTS
#define TWOBUS_TRUE_PEAK_CONSTANTS
namespace twobus
{
namespace
{
constexpr double lowestRateOfFactor4 = 64000.0;

// Frame f is sample halfWidth - 1 + f.
constexpr std::size_t firstFrame = TruePeakInterpolator::halfWidth - 1;

// How far beyond the ends of a run of frames the half-way points that it needs reach, and the samples that these need.
constexpr std::size_t halvesReach = 2;
constexpr std::size_t samplesReach = halvesReach + truePeakTaps::first.size();

static_assert (samplesReach <= firstFrame && samplesReach + 1 <= TruePeakInterpolator::halfWidth);

// A tile's rows fit the first-level cache.
constexpr std::size_t tileFrames = 512;
constexpr std::size_t mostLanes = 16;
constexpr std::size_t mostScratch = tileFrames + mostLanes * (2 * samplesReach + 4);
} // namespace
} // namespace twobus
#endif

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

using Vector = hn::CappedTag<float, mostLanes>;
using Values = hn::Vec<Vector>;

/** A run of frames is cut into as many equal pieces as there are lanes. Lane l of row i is frame i of piece l, so a
    neighbour in time is the row above or below and every load is aligned. Vectors of neighbouring samples would cross a
    cache line at every second one of the 40 taps. If the run does not divide evenly, the last pieces overlap. */
struct Rows
{
    float* first; ///< row 0

    HWY_INLINE float* row (std::ptrdiff_t i) const
    {
        return first + i * static_cast<std::ptrdiff_t> (hn::Lanes (Vector()));
    }
    HWY_INLINE Values operator[] (std::ptrdiff_t i) const { return hn::Load (Vector(), row (i)); }
};

#if HWY_TARGET != HWY_SCALAR
/** Fills four lanes of rows from four pieces by transposing blocks of four by four. Returns how many rows it filled. */
HWY_INLINE std::size_t fillFourLanes (const float* const* pieces, float* HWY_RESTRICT to, std::size_t rowLength,
                                      std::size_t numRows)
{
    const hn::CappedTag<float, 4> d;
    std::size_t row = 0;

    for (; row + 4 <= numRows; row += 4)
    {
        const auto a = hn::LoadU (d, pieces[0] + row), b = hn::LoadU (d, pieces[1] + row);
        const auto c = hn::LoadU (d, pieces[2] + row), e = hn::LoadU (d, pieces[3] + row);
        const auto earlyAb = hn::InterleaveLower (d, a, b), lateAb = hn::InterleaveUpper (d, a, b);
        const auto earlyCe = hn::InterleaveLower (d, c, e), lateCe = hn::InterleaveUpper (d, c, e);
        auto* at = to + row * rowLength;
        hn::Store (hn::ConcatLowerLower (d, earlyCe, earlyAb), d, at);
        hn::Store (hn::ConcatUpperUpper (d, earlyCe, earlyAb), d, at + rowLength);
        hn::Store (hn::ConcatLowerLower (d, lateCe, lateAb), d, at + 2 * rowLength);
        hn::Store (hn::ConcatUpperUpper (d, lateCe, lateAb), d, at + 3 * rowLength);
    }

    return row;
}
#endif

/** Fills rows -samplesReach to numRows + samplesReach with the samples of numFrames frames. */
HWY_INLINE void fillSamples (const float* HWY_RESTRICT frames, std::size_t numFrames, std::size_t numRows, Rows samples)
{
    const auto lanes = hn::Lanes (Vector());
    const auto length = numRows + 2 * samplesReach + 1;
    auto* HWY_RESTRICT to = samples.row (-static_cast<std::ptrdiff_t> (samplesReach));
    const float* pieces[mostLanes];
    std::size_t done = 0;

    for (std::size_t lane = 0; lane < lanes; ++lane)
        pieces[lane] = frames + std::min (lane * numRows, numFrames - numRows) - samplesReach;

#if HWY_TARGET != HWY_SCALAR
    for (std::size_t lane = 0; lane < lanes; lane += 4)
        done = fillFourLanes (pieces + lane, to + lane, lanes, length);
#endif

    for (; done < length; ++done)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            to[done * lanes + lane] = pieces[lane][done];
}

/** Computes the points half-way to the next sample, for numVectors rows from row `first` on. */
template <std::size_t numVectors>
HWY_INLINE void halfWay (Rows samples, Rows halves, std::ptrdiff_t first)
{
    const Vector d;
    const auto lanes = hn::Lanes (d);
    Values sums[numVectors];

    for (std::size_t v = 0; v < numVectors; ++v)
        sums[v] = hn::Zero (d);

    const auto* before = samples.row (first);
    const auto* after = samples.row (first + 1);

    for (const auto tap : truePeakTaps::first)
    {
        const auto coefficient = hn::Set (d, tap);

        for (std::size_t v = 0; v < numVectors; ++v)
            sums[v] = hn::MulAdd (coefficient,
                                  hn::Add (hn::Load (d, before + v * lanes), hn::Load (d, after + v * lanes)), sums[v]);

        before -= lanes;
        after += lanes;
    }

    for (std::size_t v = 0; v < numVectors; ++v)
        hn::Store (sums[v], d, halves.row (first) + v * lanes);
}

HWY_INLINE void fillHalves (Rows samples, Rows halves, std::ptrdiff_t numRows)
{
    constexpr std::ptrdiff_t reach = halvesReach, step = 4;
    auto row = -reach;

    for (; row + step <= numRows + reach; row += step)
        halfWay<step> (samples, halves, row);

    for (; row + 2 <= numRows + reach; row += 2)
        halfWay<2> (samples, halves, row);

    if (row < numRows + reach)
        halfWay<1> (samples, halves, row);
}

HWY_INLINE Values blend (Values near, Values far, Values farther, Values farthest)
{
    const Vector d;
    auto sum = hn::Mul (hn::Set (d, truePeakTaps::second[0]), near);
    sum = hn::MulAdd (hn::Set (d, truePeakTaps::second[1]), far, sum);
    sum = hn::MulAdd (hn::Set (d, truePeakTaps::second[2]), farther, sum);
    return hn::MulAdd (hn::Set (d, truePeakTaps::second[3]), farthest, sum);
}

HWY_INLINE Values blend (Values near, Values far)
{
    const Vector d;
    return hn::MulAdd (hn::Set (d, truePeakTaps::third[1]), far, hn::Mul (hn::Set (d, truePeakTaps::third[0]), near));
}

/** The points a quarter of the way to the next sample. */
HWY_INLINE Values firstQuarter (Rows samples, Rows halves, std::ptrdiff_t row)
{
    return blend (hn::Add (samples[row], halves[row]), hn::Add (halves[row - 1], samples[row + 1]),
                  hn::Add (samples[row - 1], halves[row + 1]), hn::Add (halves[row - 2], samples[row + 2]));
}

/** The points three quarters of the way to the next sample. */
HWY_INLINE Values thirdQuarter (Rows samples, Rows halves, std::ptrdiff_t row)
{
    return blend (hn::Add (halves[row], samples[row + 1]), hn::Add (samples[row], halves[row + 1]),
                  hn::Add (halves[row - 1], samples[row + 2]), hn::Add (samples[row - 1], halves[row + 2]));
}

HWY_INLINE Values higherOf (Values a, Values b) { return hn::Max (hn::Abs (a), hn::Abs (b)); }

template <bool eightfold>
HWY_INLINE float highestOfRows (Rows samples, Rows halves, std::ptrdiff_t numRows)
{
    const Vector d;
    auto highest = hn::Zero (d);
    auto thirdBefore = thirdQuarter (samples, halves, -1), first = firstQuarter (samples, halves, 0);

    for (std::ptrdiff_t row = 0; row < numRows; ++row)
    {
        const auto half = halves[row];
        const auto third = thirdQuarter (samples, halves, row), nextFirst = firstQuarter (samples, halves, row + 1);
        auto points = hn::Max (hn::Abs (half), higherOf (first, third));

        if constexpr (eightfold)
        {
            const auto sample = samples[row], nextSample = samples[row + 1];
            const auto early = higherOf (blend (hn::Add (sample, first), hn::Add (thirdBefore, half)),
                                         blend (hn::Add (first, half), hn::Add (sample, third)));
            const auto late = higherOf (blend (hn::Add (half, third), hn::Add (first, nextSample)),
                                        blend (hn::Add (third, nextSample), hn::Add (half, nextFirst)));
            points = hn::Max (points, hn::Max (early, late));
        }

        highest = hn::Max (highest, points);
        thirdBefore = third;
        first = nextFirst;
    }

    return hn::GetLane (hn::MaxOfLanes (d, highest));
}

float highestBetween (const float* samples, std::size_t numFrames, bool eightfold)
{
    HWY_ALIGN float sampleScratch[mostScratch], halfScratch[mostScratch];
    const auto lanes = hn::Lanes (Vector());
    const Rows sampleRows { sampleScratch + samplesReach * lanes }, halfRows { halfScratch + halvesReach * lanes };
    auto highest = 0.0f;

    for (std::size_t done = 0; done < numFrames; done += tileFrames)
    {
        const auto length = std::min (tileFrames, numFrames - done);
        const auto numRows = (length + lanes - 1) / lanes;
        const auto lastRow = static_cast<std::ptrdiff_t> (numRows);

        fillSamples (samples + firstFrame + done, length, numRows, sampleRows);
        fillHalves (sampleRows, halfRows, lastRow);
        highest = std::max (highest, eightfold ? highestOfRows<true> (sampleRows, halfRows, lastRow)
                                               : highestOfRows<false> (sampleRows, halfRows, lastRow));
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

void TruePeakInterpolator::prepare (double sampleRate) noexcept { points = sampleRate < lowestRateOfFactor4 ? 8 : 4; }

float TruePeakInterpolator::highestBetween (const float* samples, std::size_t numFrames) const noexcept
{
    return HWY_DYNAMIC_DISPATCH (highestBetween) (samples, numFrames, points == 8);
}
} // namespace twobus
#endif

#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Base/SampleStatistics.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::CappedTag<double, 8>;
using Floats = hn::Rebind<float, Doubles>;

/** Keeps sums in two sets, so that an addition need not wait for the previous one. */
struct Sums
{
    hn::Vec<Doubles> sum, squares;

    HWY_INLINE void add (hn::Vec<Floats> samples)
    {
        const auto x = hn::PromoteTo (Doubles(), samples);
        sum = hn::Add (sum, x);
        squares = hn::MulAdd (x, x, squares);
    }
};

SampleStatistics statistics (const float* samples, std::size_t numFrames)
{
    const Floats d;
    const auto lanes = hn::Lanes (d);
    auto peak = hn::Zero (d);
    const auto none = hn::Zero (Doubles());
    Sums even { none, none }, odd { none, none };
    std::size_t i = 0;

    for (; i + 2 * lanes <= numFrames; i += 2 * lanes)
    {
        const auto first = hn::LoadU (d, samples + i), second = hn::LoadU (d, samples + i + lanes);
        peak = hn::Max (peak, hn::Max (hn::Abs (first), hn::Abs (second)));
        even.add (first);
        odd.add (second);
    }

    SampleStatistics result { hn::GetLane (hn::MaxOfLanes (d, peak)),
                              hn::GetLane (hn::SumOfLanes (Doubles(), hn::Add (even.sum, odd.sum))),
                              hn::GetLane (hn::SumOfLanes (Doubles(), hn::Add (even.squares, odd.squares))) };

    for (; i < numFrames; ++i)
    {
        const auto x = static_cast<double> (samples[i]);
        result.peak = std::max (result.peak, std::abs (samples[i]));
        result.sum += x;
        result.sumOfSquares += x * x;
    }

    return result;
}

float highest (const float* samples, std::size_t numFrames)
{
    const hn::CappedTag<float, 16> d;
    auto peak = hn::Zero (d);
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
        peak = hn::Max (peak, hn::Abs (hn::LoadU (d, samples + i)));

    auto result = hn::GetLane (hn::MaxOfLanes (d, peak));

    for (; i < numFrames; ++i)
        result = std::max (result, std::abs (samples[i]));

    return result;
}

SampleRange range (const float* samples, std::size_t numFrames)
{
    const hn::CappedTag<float, 16> d;
    const auto largest = hn::Set (d, largestValidSample);
    auto lowest = hn::Zero (d), highest = lowest;
    std::size_t i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto x = hn::LoadU (d, samples + i);
        const auto valid = hn::IfThenElseZero (hn::Le (hn::Abs (x), largest), x); // false for a NaN too
        lowest = hn::Min (lowest, valid);
        highest = hn::Max (highest, valid);
    }

    SampleRange result { hn::GetLane (hn::MinOfLanes (d, lowest)), hn::GetLane (hn::MaxOfLanes (d, highest)) };

    for (; i < numFrames; ++i)
    {
        if (std::abs (samples[i]) <= largestValidSample)
        {
            result.lowest = std::min (result.lowest, samples[i]);
            result.highest = std::max (result.highest, samples[i]);
        }
    }

    return result;
}

double products (const float* first, const float* second, std::size_t numFrames)
{
    const Floats d;
    const auto lanes = hn::Lanes (d);
    auto even = hn::Zero (Doubles()), odd = even;
    std::size_t i = 0;

    const auto add = [&] (auto& sum, std::size_t at) {
        sum = hn::MulAdd (hn::PromoteTo (Doubles(), hn::LoadU (d, first + at)),
                          hn::PromoteTo (Doubles(), hn::LoadU (d, second + at)), sum);
    };

    for (; i + 2 * lanes <= numFrames; i += 2 * lanes)
    {
        add (even, i);
        add (odd, i + lanes);
    }

    auto sum = hn::GetLane (hn::SumOfLanes (Doubles(), hn::Add (even, odd)));

    for (; i < numFrames; ++i)
        sum += static_cast<double> (first[i]) * static_cast<double> (second[i]);

    return sum;
}

std::size_t copyOfValid (const float* source, std::size_t numFrames, float largestMagnitude, float* destination)
{
    const hn::CappedTag<float, 16> d;
    const auto largest = hn::Set (d, largestMagnitude), smallest = hn::Set (d, smallestHeardSample);
    std::size_t invalid = 0, i = 0;

    for (; i + hn::Lanes (d) <= numFrames; i += hn::Lanes (d))
    {
        const auto samples = hn::LoadU (d, source + i);
        const auto magnitudes = hn::Abs (samples);
        const auto isValid = hn::Le (magnitudes, largest); // false for a NaN too
        const auto isHeard = hn::And (isValid, hn::Ge (magnitudes, smallest));
        hn::StoreU (hn::IfThenElseZero (isHeard, samples), d, destination + i);

        if (! hn::AllTrue (d, isValid))
            invalid += hn::Lanes (d) - hn::CountTrue (d, isValid);
    }

    for (; i < numFrames; ++i)
    {
        const auto isValid = std::abs (source[i]) <= largestMagnitude;
        destination[i] = isValid && std::abs (source[i]) >= smallestHeardSample ? source[i] : 0.0f;
        invalid += isValid ? 0u : 1u;
    }

    return invalid;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (statistics);
HWY_EXPORT (highest);
HWY_EXPORT (range);
HWY_EXPORT (products);
HWY_EXPORT (copyOfValid);

SampleStatistics statisticsOf (const float* samples, std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (statistics) (samples, numFrames);
}

float peakOf (const float* samples, std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (highest) (samples, numFrames);
}

SampleRange sampleRangeOf (const float* samples, std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (range) (samples, numFrames);
}

double sumOfProducts (const float* first, const float* second, std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (products) (first, second, numFrames);
}

std::size_t copyValid (const float* source, std::size_t numFrames, float largestMagnitude, float* destination) noexcept
{
    return HWY_DYNAMIC_DISPATCH (copyOfValid) (source, numFrames, largestMagnitude, destination);
}
} // namespace twobus
#endif

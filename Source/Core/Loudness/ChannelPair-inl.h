/** Two channels side by side in the two lanes of a vector of doubles: a recursive filter cannot work on neighbouring
    samples at once, but it can work on two channels at once. Compiled once per instruction set, hence no #pragma once.
*/
#if defined(TWOBUS_CHANNEL_PAIR_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TWOBUS_CHANNEL_PAIR_INL
#undef TWOBUS_CHANNEL_PAIR_INL
#else
#define TWOBUS_CHANNEL_PAIR_INL
#endif

#include <hwy/highway.h>

#include <array>
#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

using PairTag = hn::CappedTag<double, 2>; ///< one lane per channel; the scalar path has one lane and makes two passes
using Pair = hn::Vec<PairTag>;

/** Calls filter.add (Pair) for each frame. The pair holds as many channels, from `channel` on, as there are lanes. */
template <typename Filter>
HWY_INLINE void addFrames (Filter& filter, const float* first, const float* second, std::size_t numFrames,
                           std::size_t channel)
{
    const PairTag d;
    std::size_t i = 0;

#if HWY_TARGET != HWY_SCALAR
    const hn::CappedTag<float, 4> floats;
    const hn::Half<decltype (floats)> halfFloats;

    for (; i + 4 <= numFrames; i += 4)
    {
        const auto a = hn::LoadU (floats, first + i), b = hn::LoadU (floats, second + i);
        const auto early = hn::InterleaveLower (floats, a, b), late = hn::InterleaveUpper (floats, a, b);
        filter.add (hn::PromoteTo (d, hn::LowerHalf (halfFloats, early)));
        filter.add (hn::PromoteTo (d, hn::UpperHalf (halfFloats, early)));
        filter.add (hn::PromoteTo (d, hn::LowerHalf (halfFloats, late)));
        filter.add (hn::PromoteTo (d, hn::UpperHalf (halfFloats, late)));
    }
#endif

    for (; i < numFrames; ++i)
    {
        alignas (16) const std::array<double, 2> x { static_cast<double> (first[i]), static_cast<double> (second[i]) };
        filter.add (hn::Load (d, x.data() + channel));
    }
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#endif

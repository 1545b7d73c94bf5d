#include "Core/HighPassPair.h"

#include <cmath>
#include <numbers>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/HighPassPair.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "Core/ChannelPair-inl.h"

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

struct HighPass
{
    HWY_INLINE void add (Pair x)
    {
        const auto past = hn::NegMulAdd (a2, y2, hn::Mul (gain, hn::Add (x2, hn::NegMulAdd (two, x1, x))));
        const auto y = hn::NegMulAdd (a1, y1, past);
        squares = hn::MulAdd (y, y, squares);
        crossed = hn::MulAdd (y, hn::Shuffle01 (y), crossed);
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
    }

    Pair gain, a1, a2, two, squares, crossed, x1, x2, y1, y2;
};

HighPassPair::Products products (const float* first, const float* second, std::size_t numFrames,
                                 const HighPassPair::Coefficients& c, HighPassPair::State& state)
{
    const PairTag d;
    HighPass filter { hn::Set (d, c.gain), hn::Set (d, c.a1), hn::Set (d, c.a2), hn::Set (d, 2.0), hn::Zero (d), hn::Zero (d),
                      hn::Load (d, state.x1.data()), hn::Load (d, state.x2.data()),
                      hn::Load (d, state.y1.data()), hn::Load (d, state.y2.data()) };
    addFrames (filter, first, second, numFrames, 0);

    hn::Store (filter.x1, d, state.x1.data());
    hn::Store (filter.x2, d, state.x2.data());
    hn::Store (filter.y1, d, state.y1.data());
    hn::Store (filter.y2, d, state.y2.data());
    alignas (16) std::array<double, 2> squares;
    hn::Store (filter.squares, d, squares.data());
    return { squares[0], squares[1], hn::GetLane (filter.crossed) };
}

#else

HighPassPair::Products products (const float* first, const float* second, std::size_t numFrames,
                                 const HighPassPair::Coefficients& c, HighPassPair::State& state)
{
    HighPassPair::Products sums;

    for (std::size_t i = 0; i < numFrames; ++i)
    {
        const HighPassPair::State::Pair x { static_cast<double> (first[i]), static_cast<double> (second[i]) };
        HighPassPair::State::Pair y;

        for (std::size_t k = 0; k < 2; ++k)
            y[k] = c.gain * (x[k] - 2.0 * state.x1[k] + state.x2[k]) - c.a2 * state.y2[k] - c.a1 * state.y1[k];

        sums.firstFirst += y[0] * y[0];
        sums.secondSecond += y[1] * y[1];
        sums.firstSecond += y[0] * y[1];
        state = { x, state.x1, y, state.y1 };
    }

    return sums;
}

#endif
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (products);

void HighPassPair::prepare (double cornerHz, double sampleRate) noexcept
{
    const auto k = std::tan (std::numbers::pi * cornerHz / sampleRate);
    const auto denominator = 1.0 + std::numbers::sqrt2 * k + k * k;
    coefficients = { 1.0 / denominator, 2.0 * (k * k - 1.0) / denominator, (1.0 - std::numbers::sqrt2 * k + k * k) / denominator };
    reset();
}

HighPassPair::Products HighPassPair::productsOf (const float* first, const float* second, std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (products) (first, second, numFrames, coefficients, state);
}
} // namespace twobus
#endif

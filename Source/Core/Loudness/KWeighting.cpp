#include "Core/Loudness/KWeighting.h"

#include <cmath>
#include <complex>
#include <numbers>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "Core/Loudness/KWeighting.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "Core/Loudness/ChannelPair-inl.h"

HWY_BEFORE_NAMESPACE();
namespace twobus
{
namespace HWY_NAMESPACE
{
namespace hn = hwy::HWY_NAMESPACE;

/** The running filter: the coefficients spread over the lanes, the state in registers. */
struct Filter
{
    HWY_INLINE void add (Pair x)
    {
        // Terms without the newest output are summed first, so that they are ready when that output is.
        const auto shelfPast = hn::NegMulAdd (a2, y2, hn::MulAdd (b2, x2, hn::MulAdd (b1, x1, hn::Mul (b0, x))));
        const auto y = hn::NegMulAdd (a1, y1, shelfPast);
        const auto highPassPast = hn::NegMulAdd (h2, z2, hn::Add (y2, hn::NegMulAdd (two, y1, y)));
        const auto z = hn::NegMulAdd (h1, z1, highPassPast);

        energy = hn::MulAdd (z, z, energy);
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
    }

    Pair b0, b1, b2, a1, a2, h1, h2, two;
    Pair x1, x2, y1, y2, z1, z2;
    Pair energy;
};

/** Builds an aggregate, because a constructor would be compiled for the baseline instruction set. */
HWY_INLINE Filter filterFor (const KWeightingCoefficients& coefficients, const KWeightingPair::State& state,
                             std::size_t channel)
{
    const PairTag d;
    const auto& [shelf, highPass] = coefficients;
    const auto gain = highPass.b0; // applied in the shelf, so that the high-pass numerator is 1, -2, 1

    return { hn::Set (d, shelf.b0 * gain),
             hn::Set (d, shelf.b1 * gain),
             hn::Set (d, shelf.b2 * gain),
             hn::Set (d, shelf.a1),
             hn::Set (d, shelf.a2),
             hn::Set (d, highPass.a1),
             hn::Set (d, highPass.a2),
             hn::Set (d, 2.0),
             hn::Load (d, state.x1.data() + channel),
             hn::Load (d, state.x2.data() + channel),
             hn::Load (d, state.y1.data() + channel),
             hn::Load (d, state.y2.data() + channel),
             hn::Load (d, state.z1.data() + channel),
             hn::Load (d, state.z2.data() + channel),
             hn::Zero (d) };
}

/** Adds the energies of as many channels, from `channel` on, as there are lanes. */
HWY_INLINE void addEnergies (const float* first, const float* second, std::size_t numFrames,
                             const KWeightingCoefficients& coefficients, KWeightingPair::State& state,
                             std::size_t channel, double* sums)
{
    const PairTag d;
    auto filter = filterFor (coefficients, state, channel);
    addFrames (filter, first, second, numFrames, channel);

    hn::Store (filter.x1, d, state.x1.data() + channel);
    hn::Store (filter.x2, d, state.x2.data() + channel);
    hn::Store (filter.y1, d, state.y1.data() + channel);
    hn::Store (filter.y2, d, state.y2.data() + channel);
    hn::Store (filter.z1, d, state.z1.data() + channel);
    hn::Store (filter.z2, d, state.z2.data() + channel);
    hn::Store (filter.energy, d, sums + channel);
}

std::array<double, 2> energies (const float* first, const float* second, std::size_t numFrames,
                                const KWeightingCoefficients& coefficients, KWeightingPair::State& state)
{
    alignas (16) std::array<double, 2> sums {};

    for (std::size_t channel = 0; channel < sums.size(); channel += hn::Lanes (PairTag()))
        addEnergies (first, second, numFrames, coefficients, state, channel, sums.data());

    return sums;
}
} // namespace HWY_NAMESPACE
} // namespace twobus
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace twobus
{
HWY_EXPORT (energies);

namespace
{
// Analogue prototypes that give the tables of BS.1770 at 48 kHz.
constexpr double shelfHz = 1681.974450955533;
constexpr double shelfGainDb = 3.999843853973347;
constexpr double shelfQ = 0.7071752369554196;
constexpr double shelfBandExponent = 0.4996667741545416;
constexpr double highPassHz = 38.13547087602444;
constexpr double highPassQ = 0.5003270373238773;

double warped (double frequencyHz, double sampleRate) noexcept
{
    return std::tan (std::numbers::pi * frequencyHz / sampleRate);
}

double highPassDenominator (double sampleRate) noexcept
{
    const auto k = warped (highPassHz, sampleRate);
    return 1.0 + k / highPassQ + k * k;
}

BiquadCoefficients shelfFor (double sampleRate) noexcept
{
    const auto k = warped (shelfHz, sampleRate);
    const auto high = std::pow (10.0, shelfGainDb / 20.0);
    const auto band = std::pow (high, shelfBandExponent);
    const auto denominator = 1.0 + k / shelfQ + k * k;

    return { (high + band * k / shelfQ + k * k) / denominator, 2.0 * (k * k - high) / denominator,
             (high - band * k / shelfQ + k * k) / denominator, 2.0 * (k * k - 1.0) / denominator,
             (1.0 - k / shelfQ + k * k) / denominator };
}

BiquadCoefficients highPassFor (double sampleRate) noexcept
{
    const auto k = warped (highPassHz, sampleRate);
    const auto denominator = highPassDenominator (sampleRate);
    const auto gain = highPassDenominator (48000.0) / denominator;

    return { gain, -2.0 * gain, gain, 2.0 * (k * k - 1.0) / denominator, (1.0 - k / highPassQ + k * k) / denominator };
}

std::complex<double> response (const BiquadCoefficients& c, std::complex<double> z1) noexcept
{
    return (c.b0 + z1 * (c.b1 + z1 * c.b2)) / (1.0 + z1 * (c.a1 + z1 * c.a2));
}
} // namespace

KWeightingCoefficients kWeightingFor (double sampleRate) noexcept
{
    return { shelfFor (sampleRate), highPassFor (sampleRate) };
}

double gainDb (const KWeightingCoefficients& coefficients, double frequencyHz, double sampleRate) noexcept
{
    const auto z1 = std::polar (1.0, -2.0 * std::numbers::pi * frequencyHz / sampleRate);
    return 20.0 * std::log10 (std::abs (response (coefficients.shelf, z1) * response (coefficients.highPass, z1)));
}

std::array<double, 2> KWeightingPair::sumsOfSquares (const float* first, const float* second,
                                                     std::size_t numFrames) noexcept
{
    return HWY_DYNAMIC_DISPATCH (energies) (first, second, numFrames, coefficients, state);
}
} // namespace twobus
#endif

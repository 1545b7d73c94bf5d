#include "Core/KWeighting.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace twobus
{
namespace
{
// Prototypes that give the tables of BS.1770 at 48 kHz.
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

    return { (high + band * k / shelfQ + k * k) / denominator,
             2.0 * (k * k - high) / denominator,
             (high - band * k / shelfQ + k * k) / denominator,
             2.0 * (k * k - 1.0) / denominator,
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

double KWeightingFilter::sumOfSquares (std::span<const float> samples) noexcept
{
    const auto [s, h] = coefficients;
    auto [s1, s2, h1, h2] = state;
    auto sum = 0.0;

    for (const auto sample : samples)
    {
        const auto x = static_cast<double> (sample);
        const auto shelved = s.b0 * x + s1;
        s1 = s.b1 * x - s.a1 * shelved + s2;
        s2 = s.b2 * x - s.a2 * shelved;

        const auto weighted = h.b0 * shelved + h1;
        h1 = h.b1 * shelved - h.a1 * weighted + h2;
        h2 = h.b2 * shelved - h.a2 * weighted;

        sum += weighted * weighted;
    }

    state = { s1, s2, h1, h2 };
    return sum;
}
} // namespace twobus

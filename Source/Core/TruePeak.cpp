#include "Core/TruePeak.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace twobus
{
namespace
{
constexpr double kaiserBeta = 7.0;
constexpr double lowestRateOfFactor4 = 64000.0;

/** The modified Bessel function of order 0 by its power series; std::cyl_bessel_i is missing in libc++. */
double bessel0 (double x) noexcept
{
    auto sum = 1.0, term = 1.0;

    for (int k = 1; k < 64; ++k)
    {
        term *= (x / 2.0 / k) * (x / 2.0 / k);
        sum += term;
    }

    return sum;
}

double windowedSinc (double distance) noexcept
{
    constexpr auto halfWidth = static_cast<double> (TruePeakInterpolator::halfWidth);
    const auto position = distance / halfWidth;

    if (std::abs (position) >= 1.0)
        return 0.0;

    const auto window = bessel0 (kaiserBeta * std::sqrt (1.0 - position * position)) / bessel0 (kaiserBeta);
    const auto angle = std::numbers::pi * distance;
    return window * std::sin (angle) / angle;
}
} // namespace

void TruePeakInterpolator::prepare (double sampleRate)
{
    const std::size_t overSampling = sampleRate < lowestRateOfFactor4 ? 8 : 4;
    numPhases = overSampling - 1;
    coefficients.assign (numPhases * taps, 0.0f);

    for (std::size_t phase = 0; phase < numPhases; ++phase)
    {
        const auto point = static_cast<double> (halfWidth - 1)
                           + static_cast<double> (phase + 1) / static_cast<double> (overSampling);

        for (std::size_t tap = 0; tap < taps; ++tap)
            coefficients[phase * taps + tap] = static_cast<float> (windowedSinc (static_cast<double> (tap) - point));
    }
}

float TruePeakInterpolator::highestBetween (const float* samples, std::size_t numFrames) const noexcept
{
    // A tile of points is kept in registers while the taps go by; the compiler makes vectors of it.
    constexpr std::size_t tile = 16;
    std::array<float, tile> highest {};

    const auto tileFrom = [&] (std::size_t first, std::size_t length, const float* phase) {
        std::array<float, tile> points {};

        if (length == tile)
        {
            for (std::size_t tap = 0; tap < taps; ++tap)
                for (std::size_t i = 0; i < tile; ++i)
                    points[i] += phase[tap] * samples[first + i + tap];
        }
        else
        {
            for (std::size_t tap = 0; tap < taps; ++tap)
                for (std::size_t i = 0; i < length; ++i)
                    points[i] += phase[tap] * samples[first + i + tap];
        }

        for (std::size_t i = 0; i < tile; ++i)
        {
            const auto magnitude = std::abs (points[i]);
            highest[i] = magnitude > highest[i] ? magnitude : highest[i];
        }
    };

    for (std::size_t first = 0; first < numFrames; first += tile)
        for (std::size_t phase = 0; phase < numPhases; ++phase)
            tileFrom (first, std::min (tile, numFrames - first), coefficients.data() + phase * taps);

    return *std::max_element (highest.begin(), highest.end());
}

void TruePeakDetector::prepare (std::size_t longestBlock)
{
    buffer.assign (historyLength + std::max (longestBlock, delayFrames), 0.0f);
    pointsToSkip = 0;
}

void TruePeakDetector::reset() noexcept
{
    std::fill (buffer.begin(), buffer.end(), 0.0f);
    pointsToSkip = 0;
}

void TruePeakDetector::markDiscontinuity (std::size_t numUncertain) noexcept
{
    pointsToSkip = historyLength + numUncertain;
}

float TruePeakDetector::process (std::span<const float> samples, const TruePeakInterpolator& interpolator) noexcept
{
    std::copy (samples.begin(), samples.end(), buffer.begin() + historyLength);

    const auto skipped = std::min (pointsToSkip, samples.size());
    pointsToSkip -= skipped;

    auto highest = interpolator.highestBetween (buffer.data() + skipped, samples.size() - skipped);

    for (const auto sample : samples)
        highest = std::max (highest, std::abs (sample));

    std::copy_n (buffer.begin() + static_cast<std::ptrdiff_t> (samples.size()), historyLength, buffer.begin());
    return highest;
}

float TruePeakDetector::flush (const TruePeakInterpolator& interpolator) noexcept
{
    constexpr std::array<float, delayFrames> silence {};
    return process (silence, interpolator);
}
} // namespace twobus

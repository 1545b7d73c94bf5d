#include "Core/Chain/InverseTransform.h"

#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the inverse transform of a transform gives back the samples")
{
    for (const auto size : std::vector<std::size_t> { 256, 4096 })
    {
        FourierTransform forward (size);
        InverseTransform inverse (size);
        const auto samples = noise (size, 1.0, 5);
        std::ranges::copy (samples, forward.input().begin());
        const auto bins = forward.transform();
        const std::vector<std::complex<float>> spectrum (bins.begin(), bins.end());
        const auto result = inverse.transform (spectrum);
        REQUIRE (result.size() == size);
        auto furthest = 0.0f;

        for (std::size_t n = 0; n < size; ++n)
            furthest = std::max (furthest, std::abs (result[n] - samples[n]));

        CHECK (furthest < 1.0e-6f);
    }
}

TEST_CASE ("one bin is a wave of its phase")
{
    InverseTransform inverse (256);
    std::vector<std::complex<float>> bins (129);
    bins[3] = { 0.0f, -128.0f };
    const auto samples = inverse.transform (bins);

    for (std::size_t n = 0; n < 256; ++n)
        CHECK (samples[n] == near (std::sin (2.0 * std::numbers::pi * 3.0 * static_cast<double> (n) / 256.0), 1.0e-5));
}

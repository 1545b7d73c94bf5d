#include "Core/Spectrum/FourierTransform.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::vector<std::complex<float>> transformed (FourierTransform& transform, const Samples& samples)
{
    std::copy (samples.begin(), samples.end(), transform.input().begin());
    const auto bins = transform.transform();
    return { bins.begin(), bins.end() };
}
} // namespace

TEST_CASE ("a cosine at a bin's centre reads half its amplitude times the size in that bin, and 0 in the others")
{
    for (auto size = FourierTransform::smallestSize; size <= FourierTransform::largestSize; size *= 2)
    {
        CAPTURE (size);
        FourierTransform transform (size);
        CHECK (transform.size() == size);
        const auto half = static_cast<double> (size) / 2.0;
        const auto bins =
            transformed (transform, sine (size, static_cast<double> (size), 37.0, 0.5, std::numbers::pi / 2.0));
        REQUIRE (bins.size() == size / 2 + 1);

        for (std::size_t k = 0; k < bins.size(); ++k)
        {
            const auto expected = k == 37 ? 0.5 * half : 0.0;

            if (std::abs (std::complex<double> (bins[k]) - expected) > 1.0e-4 * half)
                FAIL_CHECK ("bin " << k << ": " << bins[k]);
        }
    }
}

TEST_CASE ("a transform computes the sum in its header, and doesn't change its samples")
{
    constexpr std::size_t size = 256;
    FourierTransform transform (size);
    const auto samples = noise (size, 1.0, 5);
    const auto bins = transformed (transform, samples);

    for (std::size_t k = 0; k < bins.size(); ++k)
    {
        std::complex<double> sum;

        for (std::size_t n = 0; n < size; ++n)
            sum += static_cast<double> (samples[n])
                   * std::polar (1.0, -2.0 * std::numbers::pi * static_cast<double> (k * n % size)
                                          / static_cast<double> (size));

        if (std::abs (std::complex<double> (bins[k]) - sum) > 1.0e-4)
            FAIL_CHECK ("bin " << k << ": " << bins[k] << " and " << sum.real() << ", " << sum.imag());
    }

    CHECK (std::equal (samples.begin(), samples.end(), transform.input().begin()));
}

TEST_CASE ("sizes that aren't a power of two, or are too small or large, are rejected")
{
    for (const std::size_t size : { 0u, 1u, 128u, 257u, 48000u, 131072u })
        CHECK_THROWS_AS (FourierTransform (size), std::invalid_argument);
}

TEST_CASE ("a transform allocates nothing, and a moved one keeps working")
{
    FourierTransform first (512);
    const auto expected = transformed (first, noise (512, 1.0, 6));
    auto moved = std::move (first);
    const AllocationGuard guard;
    const auto bins = moved.transform();
    const auto allocations = guard.count();
    CHECK (allocations == 0);
    CHECK (std::equal (bins.begin(), bins.end(), expected.begin(), expected.end()));
}

TEST_CASE ("transforms on several threads don't affect each other")
{
    FourierTransform alone (2048);
    const auto samples = noise (2048, 1.0, 7);
    const auto expected = transformed (alone, samples);
    std::vector<std::size_t> wrong (4);
    std::vector<std::thread> threads;

    for (auto& count : wrong)
        threads.emplace_back ([&] {
            FourierTransform mine (2048);

            for (int i = 0; i < 200; ++i)
                count += transformed (mine, samples) == expected ? 0u : 1u;
        });

    for (auto& thread : threads)
        thread.join();

    CHECK (wrong == std::vector<std::size_t> (4));
}

#include "Core/Spectrum/FourierTransform.h"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <new>
#include <stdexcept>

namespace twobus
{
namespace
{
template <typename T>
T* allocate (std::size_t count)
{
    auto* memory = fftwf_malloc (count * sizeof (T));

    if (memory == nullptr)
        throw std::bad_alloc();

    auto* values = static_cast<T*> (memory);
    std::uninitialized_fill_n (values, count, T {});
    return values;
}

fftwf_complex* asFftw (std::complex<float>* values) noexcept { return reinterpret_cast<fftwf_complex*> (values); }

constexpr std::size_t indexOf (std::size_t size) noexcept
{
    return static_cast<std::size_t> (std::countr_zero (size) - std::countr_zero (FourierTransform::smallestSize));
}

/** A plan for each power of two. FFTW's planner is not thread-safe, so the first caller makes all plans. They live as
    long as the process. */
class Plans
{
public:
    static const Plans& shared()
    {
        static const Plans plans;
        return plans;
    }

    fftwf_plan forSize (std::size_t size) const noexcept { return plans[indexOf (size)]; }

private:
    Plans()
    {
        const auto samples = allocate<float> (FourierTransform::largestSize);
        const auto bins = allocate<std::complex<float>> (FourierTransform::largestSize / 2 + 1);

        for (auto size = FourierTransform::smallestSize; size <= FourierTransform::largestSize; size *= 2)
            plans[indexOf (size)] = fftwf_plan_dft_r2c_1d (static_cast<int> (size), samples, asFftw (bins),
                                                           FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);

        fftwf_free (samples);
        fftwf_free (bins);
    }

    std::array<fftwf_plan, indexOf (FourierTransform::largestSize) + 1> plans {};
};
} // namespace

void FourierTransform::Free::operator() (void* memory) const noexcept { fftwf_free (memory); }

FourierTransform::FourierTransform (std::size_t powerOfTwo) : length (powerOfTwo)
{
    if (! std::has_single_bit (powerOfTwo) || powerOfTwo < smallestSize || powerOfTwo > largestSize)
        throw std::invalid_argument ("not a size that can be transformed");

    Plans::shared();
    samples.reset (allocate<float> (length));
    bins.reset (allocate<std::complex<float>> (numBins()));
}

std::span<const std::complex<float>> FourierTransform::transform() noexcept
{
    fftwf_execute_dft_r2c (Plans::shared().forSize (length), samples.get(), asFftw (bins.get()));
    return { bins.get(), numBins() };
}
} // namespace twobus

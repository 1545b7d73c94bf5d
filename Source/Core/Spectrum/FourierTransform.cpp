#include "Core/Spectrum/FourierTransform.h"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <mutex>
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

fftwf_plan makePlan (std::size_t size)
{
    const std::unique_ptr<float[], FourierTransform::Free> samples (allocate<float> (size));
    const std::unique_ptr<std::complex<float>[], FourierTransform::Free> bins (
        allocate<std::complex<float>> (size / 2 + 1));
    return fftwf_plan_dft_r2c_1d (static_cast<int> (size), samples.get(), asFftw (bins.get()),
                                  FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
}

/** FFTW's planner is not thread-safe, and takes longer for a large size than a short file takes to measure. */
fftwf_plan planOf (std::size_t size)
{
    static std::mutex planning;
    static std::array<fftwf_plan, indexOf (FourierTransform::largestSize) + 1> plans {};

    const std::scoped_lock lock (planning);
    auto& plan = plans[indexOf (size)];

    if (plan == nullptr)
        plan = makePlan (size);

    return plan;
}
} // namespace

void FourierTransform::Free::operator() (void* memory) const noexcept { fftwf_free (memory); }

FourierTransform::FourierTransform (std::size_t powerOfTwo) : length (powerOfTwo)
{
    if (! std::has_single_bit (powerOfTwo) || powerOfTwo < smallestSize || powerOfTwo > largestSize)
        throw std::invalid_argument ("not a size that can be transformed");

    plan = planOf (length);
    samples.reset (allocate<float> (length));
    bins.reset (allocate<std::complex<float>> (numBins()));
}

std::span<const std::complex<float>> FourierTransform::transform() noexcept
{
    fftwf_execute_dft_r2c (plan, samples.get(), asFftw (bins.get()));
    return { bins.get(), numBins() };
}
} // namespace twobus

#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

struct fftwf_plan_s; ///< FFTW's own type, whose header only the .cpp includes

namespace twobus
{
/** The discrete Fourier transform of a block of real samples, by FFTW: X[k] = sum over n of x[n] exp (-2 pi i k n / N),
    without any scaling. A sine of amplitude A at the centre of a bin has |X| = A N / 2 (times the mean of a window).

    The constructor makes the plan (once per size and process, safe from any thread) and allocates the block. It
    throws std::invalid_argument if the size is not a power of two from smallestSize to largestSize. After that nothing
    allocates, locks or throws. Each object is for one thread at a time; several objects can work on several threads at
    once. FFTW chooses the plans by estimate, not by timing, so a result is bit for bit the same on every run.

    A default-constructed object has no size and must not be transformed.
*/
class FourierTransform
{
public:
    static constexpr std::size_t smallestSize = 256, largestSize = 65536;

    FourierTransform() = default;
    explicit FourierTransform (std::size_t powerOfTwo);

    std::size_t size() const noexcept { return length; }
    std::size_t numBins() const noexcept { return length / 2 + 1; }

    /** The samples to transform: size() of them, 0 at first. transform() does not change them. */
    std::span<float> input() noexcept { return { samples.get(), length }; }

    /** Transforms input(). Returns the bins from 0 Hz to half the sample rate, both included; valid until the next
        call. */
    std::span<const std::complex<float>> transform() noexcept;

    /** FFTW's plans need memory with the alignment that FFTW's own allocation gives. */
    struct Free
    {
        void operator() (void*) const noexcept;
    };

private:
    std::size_t length = 0;
    fftwf_plan_s* plan = nullptr; ///< lives as long as the process
    std::unique_ptr<float[], Free> samples;
    std::unique_ptr<std::complex<float>[], Free> bins;
};
} // namespace twobus

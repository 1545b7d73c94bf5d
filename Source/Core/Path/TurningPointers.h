#pragma once

#include <array>
#include <complex>
#include <cstddef>

namespace twobus
{
/** Eight pointers in the complex plane that turn at speeds of their own: eight sines without a call of sin. Each step
    of one pointer needs the step before it, so the processor turns eight together in little more time than one.

    Every step rounds anew: set the pointers again after some 1,000 steps. Pointers that were not set are 0.
*/
class TurningPointers
{
public:
    static constexpr std::size_t count = 8;

    /** `turn` is the factor of one step. */
    void set (std::size_t index, std::complex<double> pointer, std::complex<double> turn) noexcept
    {
        realParts[index] = pointer.real();
        imaginaryParts[index] = pointer.imag();
        turnReal[index] = turn.real();
        turnImaginary[index] = turn.imag();
    }

    const std::array<double, count>& real() const noexcept { return realParts; }
    const std::array<double, count>& imaginary() const noexcept { return imaginaryParts; }

    void step() noexcept
    {
        for (std::size_t i = 0; i < count; ++i)
        {
            const auto real = realParts[i], imaginary = imaginaryParts[i];
            realParts[i] = real * turnReal[i] - imaginary * turnImaginary[i];
            imaginaryParts[i] = real * turnImaginary[i] + imaginary * turnReal[i];
        }
    }

private:
    std::array<double, count> realParts {}, imaginaryParts {}, turnReal {}, turnImaginary {};
};
} // namespace twobus

#pragma once

#include "Core/Spectrum/FourierTransform.h"

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
/** Real samples from their spectrum: the inverse of FourierTransform, scaled so that a transform and its inverse give
    back the samples.

    It runs the same transform on the sums of the bins' real and imaginary parts: the real and imaginary parts of the
    result add up to the samples (as in Hartley's transform). The constructor allocates and can throw as
    FourierTransform's; the rest doesn't.
*/
class InverseTransform
{
public:
    InverseTransform() = default;
    explicit InverseTransform (std::size_t powerOfTwo) : forward (powerOfTwo), samples (powerOfTwo) {}

    /** bins: from 0 Hz to half the sample rate, both included. The result is valid until the next call. */
    std::span<const float> transform (std::span<const std::complex<float>> bins) noexcept
    {
        const auto size = forward.size();
        const auto input = forward.input();
        input[0] = bins[0].real();
        input[size / 2] = bins[size / 2].real();

        for (std::size_t k = 1; k < size / 2; ++k)
        {
            input[k] = bins[k].real() + bins[k].imag();
            input[size - k] = bins[k].real() - bins[k].imag();
        }

        const auto result = forward.transform();
        const auto scale = 1.0f / static_cast<float> (size);
        samples[0] = scale * result[0].real();
        samples[size / 2] = scale * result[size / 2].real();

        for (std::size_t n = 1; n < size / 2; ++n)
        {
            samples[n] = scale * (result[n].real() + result[n].imag());
            samples[size - n] = scale * (result[n].real() - result[n].imag());
        }

        return samples;
    }

private:
    FourierTransform forward;
    std::vector<float> samples;
};
} // namespace twobus

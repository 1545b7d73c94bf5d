#pragma once

#include <array>
#include <cstddef>

/** @file
    The K-weighting filter of ITU-R BS.1770-5, Annex 1: a high shelf, then a high-pass.

    At 48 kHz the coefficients are the standard's tables 1 and 2 to 1e-12. At any other rate they come from the same two
    analogue prototypes by the bilinear transform. The high-pass numerator, exactly 1, -2, 1 at 48 kHz, is scaled at
    other rates to keep the same pass-band gain: without that the reading would move by up to 0.04 LU at 192 kHz. From
    44.1 to 384 kHz the response is that of 48 kHz within 0.009 dB from 20 Hz to 20 kHz. At lower rates the bilinear
    transform bends the shelf: at 997 Hz the gain is 0.007 dB too low at 32 kHz, 0.02 at 22.05 kHz, 0.05 at 16 kHz and
    0.20 at 8 kHz.

    Coefficients and state are double: in float the corner of the high-pass moves at high rates, and its state is noisy.
    Direct form I is used because its loop is one product and one sum long, half as long as that of the transposed
    forms.
*/
namespace twobus
{
struct BiquadCoefficients
{
    double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;
};

struct KWeightingCoefficients
{
    BiquadCoefficients shelf, highPass;
};

/** The filter for a rate in Hz, 8000 to 384000. */
KWeightingCoefficients kWeightingFor (double sampleRate) noexcept;

/** The filter's gain in dB at a frequency, for tests and for drawing. */
double gainDb (const KWeightingCoefficients&, double frequencyHz, double sampleRate) noexcept;

/** The filter's state for two channels. Both take no longer than one, because they are filtered side by side. */
class KWeightingPair
{
public:
    void prepare (double sampleRate) noexcept
    {
        coefficients = kWeightingFor (sampleRate);
        reset();
    }

    void reset() noexcept { state = {}; }

    /** Filters numFrames samples of each channel and returns the two sums of the squares of the output. Keeps the state
        for the next call. For a single channel, pass it twice. */
    std::array<double, 2> sumsOfSquares (const float* first, const float* second, std::size_t numFrames) noexcept;

    /** The last two inputs (x), outputs of the shelf (y) and outputs of the high-pass (z), each for both channels. */
    struct State
    {
        using Pair = std::array<double, 2>;
        alignas (16) Pair x1 {}, x2 {}, y1 {}, y2 {}, z1 {}, z2 {};
    };

private:
    KWeightingCoefficients coefficients;
    State state;
};
} // namespace twobus

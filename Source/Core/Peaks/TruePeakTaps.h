#pragma once

#include <array>

/** @file
    The filters of the true peak: for TruePeakInterpolator, which is fast, and TruePeakWaveform, which keeps the sign.

    Right halves of symmetric filters for the point half-way between two others: [0] is the tap of both neighbours. Each
    filter minimises the largest weighted error |H (f) - 1| over its pass-band: for the first that is up to 0.4535 of
    the sample rate, with four times the weight below 0.4; for the second and third it is the band that the previous
    doubling leaves.
*/
namespace twobus::truePeakTaps
{
inline constexpr std::array<float, 20> first { 0.635572794f, -0.209081340f, 0.122167581f, -0.083836872f,
                                               0.061784031f, -0.047219484f, 0.036777203f, -0.028894828f,
                                               0.022748005f, -0.017857454f, 0.013921322f, -0.010735997f,
                                               0.008156242f, -0.006074058f, 0.004406714f, -0.003089314f,
                                               0.002069467f, -0.001303054f, 0.000750881f, -0.000464639f };
inline constexpr std::array<float, 4> second { 0.609908751f, -0.142770825f, 0.039490091f, -0.006774842f };
inline constexpr std::array<float, 2> third { 0.567981347f, -0.068319963f };
} // namespace twobus::truePeakTaps

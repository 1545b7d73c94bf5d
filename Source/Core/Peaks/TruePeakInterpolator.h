#pragma once

#include <cstddef>

namespace twobus
{
/** True peak: the highest point of the waveform between and on the samples. ITU-R BS.1770-5, Annex 2, whose text allows
    any interpolator at least as good as its 12-tap example.

    The interpolator doubles the rate three times below 64 kHz (8 points a sample), twice above (4 points). Each
    doubling keeps its input points and adds a point half-way between every two of them, by a symmetric FIR of minimum
    maximum error: 40 taps, then 8, then 4. The second and third filter can be that short because their input lies far
    below their own Nyquist frequency: a point costs 10 products instead of the 48 of a one-step filter of the same
    quality, whatever the signal. Phase 0 is the sample itself, so a true peak is never below the sample peak. Nothing
    is clamped, DC is not blocked, and the 12.04 dB of attenuation in Annex 2 are left out: they are for integers.

    Response of the 7 phases between the samples, fs being the sample rate:

    - ripple +0.005 and -0.010 dB up to 0.2 fs, +-0.0143 dB up to 0.45 fs (21.6 kHz at 48 kHz), -0.0191 dB at 0.4535 fs
      (20 kHz at 44.1 kHz). Above, the response falls; half-way between samples it reaches zero at 0.5 fs. With 4 points
      +-0.0045 dB up to 0.4 fs, +-0.0142 dB up to 0.4535 fs;
    - a steady tone reads at most 0.0141 dB too high, at any frequency and phase. Its highest point can fall between the
      points of the grid, and then reads too low by at most 0.044 dB at fs/4, 0.074 at fs/3, 0.141 up to 0.45 fs and
      0.156 at 0.4535 fs. The grid of 8 points alone, 20 log10 cos (pi f / (8 fs)), accounts for 0.042, 0.075, 0.137 and
      0.139 of that; the ripple adds a little or takes it back. With 4 points 0.171 at fs/4, 0.302 at fs/3, 0.547 up to
      0.45 fs.

    Tests measure the readings of tones over frequency and phase; the ripple was computed from the taps. Arithmetic is
    32-bit float: 1e-6 of the signal.

    Stateless: it computes the points of a window of audio, and the same samples give the same points.
*/
class TruePeakInterpolator
{
public:
    static constexpr std::size_t halfWidth = 24;
    static constexpr std::size_t taps = 2 * halfWidth;

    void prepare (double sampleRate) noexcept;

    /** Points per sample, including the sample itself. */
    std::size_t factor() const noexcept { return points; }

    /** The highest magnitude of the points between samples 23 and 24 of each of the numFrames windows of 48 samples
        that start at samples[0], samples[1], ... (so it reads numFrames + 47 samples). 0 if there are no frames. */
    float highestBetween (const float* samples, std::size_t numFrames) const noexcept;

private:
    std::size_t points = 8;
};
} // namespace twobus

#pragma once

#include "Core/Base/Decibels.h"

#include <array>
#include <span>

namespace twobus
{
/** The peak programme meters of IEC 60268-10 for one channel: type I (DIN, Nordic), and type II, whose needle the BBC's
    IIa and the EBU's IIb share.

    Required: the readings of 5 kHz bursts relative to the steady tone, with tolerances. We do not have the standard:
    the readings come from an encyclopaedia that quotes it, the tolerances from memory:

        burst     100 ms  10 ms    5 ms     3 ms     1.5 ms   0.5 ms   0.4 ms   return
        type I            -1+-0.5  -2+-1    -4+-1                      -15+-4   20 dB in 1.7+-0.3 s
        type II   0+-0.5  -2+-0.5  -4+-0.75          -9+-1    -17+-2            24 dB in 2.8+-0.3 s

    Reached, at 44.1 to 192 kHz: every burst within 0.5 dB of the table, the return within 0.01 s.

    A single RC cell cannot meet the table, but two together do. Each falls by a constant number of dB a second and
    charges at its own rate whenever the magnitude is above it; the reading is their sum. The model is Fons
    Adriaensen's, from jmeters (2012, GPL version 2 or later), which Ardour and meters.lv2 use too. This code is written
    from scratch: both cells fall at every sample (his fall at every fourth), the rates are exact at each sample rate,
    and all constants were fitted again to the table above.

    Reads dBFS of a sine's peak: a sine of -18 dBFS peak reads -18.0. At 44.1 to 192 kHz a steady tone is right within
    0.01 dB from 1 kHz, 0.03 dB at 100 Hz, -0.07 to +0.06 dB at 40 Hz and -0.16 to +0.09 dB at 20 Hz.

    It follows the samples, not the waveform between them. If the samples of a tone repeat so soon that they have only a
    few magnitudes, the reading depends on the phase. Near such a frequency the phase drifts slowly, and the reading
    drifts with it:

        magnitudes   2 (fs/4)         3 (fs/3, fs/6)   4 (fs/8)         5 (fs/5)         6 (fs/12)        8 (fs/16)
        dB           -2.84 to +0.19   -1.09 to +0.16   -0.53 to +0.14   -0.29 to +0.12   -0.17 to +0.09   +-0.05

    Call prepare before use, with 8 to 384 kHz. One thread at a time. The samples must be finite.
*/
class PeakProgrammeMeter
{
public:
    enum class Type
    {
        one,
        two
    };

    explicit PeakProgrammeMeter (Type meterType) noexcept : type (meterType) {}

    void prepare (double sampleRate) noexcept;
    void reset() noexcept { cells = {}; }
    void process (std::span<const float>) noexcept;

    double readingDbfs() const noexcept { return amplitudeToDb (scale * (cells[0] + cells[1])); }

private:
    Type type;
    double scale = 0.0, fall = 0.0; ///< fall: the factor that one sample leaves
    std::array<double, 2> cells {}, charge {}, fallWhileCharging {};
};
} // namespace twobus

#pragma once

#include "Core/Base/Decibels.h"

#include <numbers>
#include <span>

namespace twobus
{
/** The VU meter of IEC 60268-17 for one channel: a full-wave mean rectifier drives a pointer with mass.

    Required: a suddenly applied 1 kHz tone reaches 99 % of its reading in 300 ms, within 10 %, and overshoots it by 1
    to 1.5 %. These values are quoted from memory and secondary sources: we do not have the standard.

    Reached, at 44.1 to 192 kHz: 99 % in 300 ms within 2 ms, 1.25 % overshoot. The pointer is a second-order system with
    a damping of 0.8127 and 13.512 rad/s. It is discretised exactly (the matrix exponential, input held for a sample),
    so it moves the same way at every rate.

    Reads dBFS of a sine's peak: a sine of -18 dBFS peak reads -18.0. The scale that shows the reading decides where 0
    VU lies. Because the meter responds to the mean, a square wave of equal RMS reads 0.91 dB more and Gaussian noise
    1.05 dB less.

    At 44.1 to 192 kHz a steady tone is right within 0.005 dB from 40 Hz, 0.02 dB at 20 Hz. The mean is that of the
    samples: if the samples of a tone repeat so soon that they have only a few magnitudes, the reading depends on the
    phase:

        magnitudes   2 (fs/4)         3 (fs/3, fs/6)   4 (fs/8)         5 (fs/5)         6 (fs/12)        8 (fs/16)
        dB           -2.10 to +0.92   -0.85 to +0.41   -0.47 to +0.23   -0.30 to +0.15   -0.21 to +0.10   -0.12 to +0.06

    So at 48 kHz, 1 kHz reads within -0.02 to +0.01 dB and 20 kHz as fs/12; at 8 kHz, 1 kHz is fs/8.

    Call prepare before use, with 8 to 384 kHz. One thread at a time. The samples must be finite.
*/
class VuMeter
{
public:
    void prepare (double sampleRate) noexcept;

    /** The pointer goes back to rest at once. */
    void reset() noexcept { pointer = velocity = 0.0; }

    void process (std::span<const float>) noexcept;

    /** The pointer's present position; minus infinity at rest and while it swings below rest. */
    double readingDbfs() const noexcept { return amplitudeToDb (peakOfSinePerMean * pointer); }

private:
    static constexpr double peakOfSinePerMean = std::numbers::pi / 2.0;

    double pointer = 0.0, velocity = 0.0; ///< the mean magnitude, and its change per second

    /** How the distance from rest and the velocity carry over from one sample to the next. */
    struct Step
    {
        double distanceByDistance = 0.0, distanceByVelocity = 0.0;
        double velocityByDistance = 0.0, velocityByVelocity = 0.0;
    };

    Step step;
};
} // namespace twobus

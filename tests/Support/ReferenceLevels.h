#pragma once

#include "Support/Signals.h"

#include <span>

namespace twobus::test
{
/** Reference levels of one channel, computed slowly and simply: sums of all samples in long double, and the waveform at
    32 points per sample from a sinc of 512 samples. Shares no code with Core. */
struct ReferenceLevels
{
    double samplePeakDbfs, rmsDbfs, crestFactorDb, dcOffsetPercent;
};

ReferenceLevels referenceLevels (std::span<const float>);

/** The highest magnitude of the waveform in dBTP, with silence before and after it. Frequencies up to 0.49 of the
    sample rate are interpolated to within 0.0001 dB; steady tones at 0.45 of it read at most 0.009 dB low. Slow: 16000
    multiplications per sample. */
double referenceTruePeakDbtp (std::span<const float>);
} // namespace twobus::test

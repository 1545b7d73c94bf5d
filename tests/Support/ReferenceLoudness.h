#pragma once

#include "Support/Signals.h"

#include <optional>
#include <span>

/** @file
    Loudness computed slowly and plainly, to compare with, at any rate: K-weighting by the bilinear transform of the
    analogue filters that make tables 1 and 2 of ITU-R BS.1770-5 at 48 kHz, in long double precision; every window
    summed afresh from its frames; every block kept in a list; exact gates; percentiles by sorting. It shares no code
    with Core.

    Windows start and end at the frames nearest to multiples of 10 ms from the first frame: momentary and short-term
    one every 10 ms, gating blocks and the values of the range one every 100 ms.
*/
namespace twobus::test
{
struct ReferenceReadings
{
    std::optional<double> momentaryMaxLufs;
    std::optional<double> shortTermMaxLufs;
    std::optional<double> integratedLufs;
    std::optional<double> loudnessRangeLu;
};

/** weights: one a channel. */
ReferenceReadings referenceLoudness (const AudioBuffer&, double sampleRate, std::span<const double> weights);

/** The gated loudness of a list of gating blocks, and the range of a list of short-term values, both as weighted
    powers. */
std::optional<double> referenceIntegratedLufs (std::span<const double> blockPowers);
std::optional<double> referenceLoudnessRangeLu (std::span<const double> shortTermPowers);

/** The gain of K-weighting at a frequency. */
double referenceWeightingDb (double sampleRate, double frequencyHz);
} // namespace twobus::test

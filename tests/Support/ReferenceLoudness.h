#pragma once

#include "Support/Signals.h"

#include <optional>
#include <span>

/** @file
    Reference loudness at any rate, computed slowly and simply: K-weighting in long double precision, by the bilinear
    transform of the analogue filters that give tables 1 and 2 of ITU-R BS.1770-5 at 48 kHz; every window summed again
    from its frames; every block kept in a list; exact gates; percentiles by sorting. Shares no code with Core.

    Windows start and end at the frames nearest to multiples of 10 ms from the first frame. Momentary and short-term
    windows advance by 10 ms, gating blocks and the values for the loudness range by 100 ms.
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

/** weights has one value per channel. */
ReferenceReadings referenceLoudness (const AudioBuffer&, double sampleRate, std::span<const double> weights);

/** The gated loudness of a list of gating blocks, and the loudness range of a list of short-term values. Both lists
    hold weighted powers. */
std::optional<double> referenceIntegratedLufs (std::span<const double> blockPowers);
std::optional<double> referenceLoudnessRangeLu (std::span<const double> shortTermPowers);

/** The gain of K-weighting at a frequency. */
double referenceWeightingDb (double sampleRate, double frequencyHz);
} // namespace twobus::test

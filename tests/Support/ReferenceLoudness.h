#pragma once

#include "Support/Signals.h"

#include <optional>
#include <span>

/** Loudness at 48 kHz computed slowly and plainly, to compare with: the coefficients of ITU-R BS.1770-5, tables
    1 and 2, every sample in double precision, every window summed afresh from samples, every block kept in a
    list, exact gates, percentiles by sorting. It shares no code with Core. */
namespace twobus::test
{
struct ReferenceReadings
{
    std::optional<double> momentaryMaxLufs; ///< a window every 10 ms
    std::optional<double> shortTermMaxLufs; ///< a window every 10 ms
    std::optional<double> integratedLufs;
    std::optional<double> loudnessRangeLu; ///< a window every 100 ms
};

/** weights: one a channel. */
ReferenceReadings referenceLoudness (const AudioBuffer& at48kHz, std::span<const double> weights);
} // namespace twobus::test

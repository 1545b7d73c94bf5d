#pragma once

#include "Core/Loudness/LoudnessHistogram.h"

#include <optional>

namespace twobus
{
/** Loudness range: EBU Tech 3342 (2023).

    Fed with a short-term power ten times a second, from whole 3 s windows only. Values from -70 LUFS on count,
    of these the ones from the loudness of their mean power less 20 LU on; the range is the 95th percentile less
    the 10th, by nearest rank, without interpolation. The percentiles are means of bins of 0.001 LU.

    Tech 3341 asks that it be marked "not yet stable" during the first 60 s: that is the reader's to do.
*/
class LoudnessRange
{
public:
    void reset() noexcept;
    void addShortTerm (double weightedPower) noexcept;

    /** LU; empty before the first 3 s, and where nothing was above the gate. */
    std::optional<double> loudnessRangeLu() const noexcept;

private:
    LoudnessHistogram aboveAbsoluteGate;
};
} // namespace twobus

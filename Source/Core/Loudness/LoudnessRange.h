#pragma once

#include "Core/Loudness/LoudnessHistogram.h"

#include <optional>

namespace twobus
{
/** Loudness range: EBU Tech 3342 (2023).

    It is fed with a short-term power ten times a second, from whole 3 s windows only. Two gates apply: values count
    from -70 LUFS on, and of these only the ones not more than 20 LU below the loudness of their mean power. The range
    is the 95th percentile less the 10th, by nearest rank, without interpolation. The percentiles are means of bins of
    0.001 LU.

    Tech 3341 asks that the range be marked "not yet stable" during the first 60 s: callers do that.
*/
class LoudnessRange
{
public:
    void reset() noexcept;
    void addShortTerm (double weightedPower) noexcept;

    /** LU; empty before the first 3 s, and if nothing was above the gate. */
    std::optional<double> loudnessRangeLu() const noexcept;

private:
    LoudnessHistogram aboveAbsoluteGate;
};
} // namespace twobus

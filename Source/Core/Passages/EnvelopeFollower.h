#pragma once

#include "Core/Passages/EnvelopeAlignment.h"
#include "Core/Passages/EnvelopeLevels.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** Follows a match of two envelopes from a place both ways through all that the two share, and counts what fits.

    Rows that differ from the gain by more than 1 dB (three times the residual at the place, if that is more) do not
    match. The place may drift as clocks do, by a quarter of a row each 5 s. Rows that are quiet in both are not
    compared. Both envelopes must outlive it.
*/
class EnvelopeFollower
{
public:
    EnvelopeFollower (const EnvelopeLevels& programmeToFollow, const EnvelopeLevels& otherToFollow)
        : programme (programmeToFollow), other (otherToFollow)
    {}

    /** The programme's row 0 lies at the offset in the other, as seen from a row of the programme at which they match
        so well. */
    EnvelopeMatch follow (double offset, double gainDb, double residualDb, std::size_t fromRow);

private:
    enum class RowFit
    {
        notCompared,
        fits,
        differs
    };

    struct Point
    {
        float now = 0.0f, before = 0.0f;
        RowFit fit = RowFit::notCompared;
    };

    float highestBeside (double offset) const noexcept;
    Point pointAt (std::size_t row, double offset) const noexcept;

    /** Where a segment fits best, a quarter of a row around; without a clear gain it stays. */
    double offsetNear (std::size_t segment, double offset) const noexcept;

    EnvelopeMatch tally();

    const EnvelopeLevels& programme;
    const EnvelopeLevels& other;
    double gain = 0.0, misfit = 0.0;
    float loudest = envelopeFloorDb;
    std::vector<double> offsets; ///< of each segment
};
} // namespace twobus

#pragma once

#include "Core/Passages/EnvelopeAlignment.h"
#include "Core/Passages/EnvelopeLevels.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** Follows a match of two envelopes in both directions from a place, as far as the two overlap, and counts the rows
    that fit.

    Rows that differ from the gain by more than 1 dB (three times the residual at the place, if that is more) do not
    match. The place can drift as clocks do, by a quarter of a row each 5 s. Rows that are quiet in both are not
    compared. Both envelopes must outlive the follower.
*/
class EnvelopeFollower
{
public:
    EnvelopeFollower (const EnvelopeLevels& programmeToFollow, const EnvelopeLevels& otherToFollow)
        : programme (programmeToFollow), other (otherToFollow)
    {}

    /** Starts at `fromRow` of the programme, where the two match with this gain and residual. `offset` is the other's
        row at which the programme's row 0 lies, as seen from there. */
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

    float highestNear (double offset) const noexcept;
    Point pointAt (std::size_t row, double offset) const noexcept;

    /** The offset, at most a quarter of a row away, at which a segment fits best. It stays unless another is clearly
        better. */
    double offsetNear (std::size_t segment, double offset) const noexcept;

    EnvelopeMatch tally();

    const EnvelopeLevels& programme;
    const EnvelopeLevels& other;
    double gain = 0.0, misfit = 0.0;
    float loudest = envelopeFloorDb;
    std::vector<double> offsets; ///< one for each segment
};
} // namespace twobus

#pragma once

#include "Core/Passages/EnvelopeLevels.h"
#include "Core/Passages/PassageRecogniser.h"

#include <array>
#include <cstddef>
#include <optional>

namespace twobus
{
/** 10 s of an envelope, distinct enough to be recognised. */
struct EnvelopeStretch
{
    static constexpr std::size_t stretchRows = PassageRecogniser::queryPoints;
    static constexpr std::size_t mostScreened = 20;

    std::size_t firstRow = 0;
    double detailDb = 0.0;
    double toleranceDb = 0.0; ///< the largest residual at which another stretch counts as the same
    std::array<float, stretchRows> levels {};
    std::array<bool, stretchRows> isUsed {}; ///< false if quiet
    std::array<std::size_t, mostScreened> screened {}; ///< rows of the stretch, compared first
};

/** The parts of an envelope by which it is looked for in another: the stretches of 10 s with most detail.

    A stretch has detail if in each half it differs from the mean of itself 0.3 s before and after by at least 0.75 dB
    RMS, and is not just a pulse. Rows more than 20 dB below its loudest are left out, and half of the rows must remain.

    Keeps the best stretch of each twelfth of the envelope.
*/
struct EnvelopeStretches
{
    static constexpr std::size_t mostStretches = 12;

    explicit EnvelopeStretches (const EnvelopeLevels&);

    std::array<std::optional<EnvelopeStretch>, mostStretches> ofEach;
    bool areAllEven = true, hasSignal = false;
};
} // namespace twobus

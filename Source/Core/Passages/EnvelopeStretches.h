#pragma once

#include "Core/Passages/EnvelopeLevels.h"
#include "Core/Passages/PassageRecogniser.h"

#include <array>
#include <cstddef>
#include <optional>

namespace twobus
{
/** 10 s that can be told from others. */
struct EnvelopeStretch
{
    static constexpr std::size_t stretchRows = PassageRecogniser::queryPoints;
    static constexpr std::size_t mostScreened = 20;

    std::size_t firstRow = 0;
    double detailDb = 0.0;
    double toleranceDb = 0.0; ///< the largest residual at which it is the same
    std::array<float, stretchRows> levels {};
    std::array<bool, stretchRows> isUsed {}; ///< not quiet
    std::array<std::size_t, mostScreened> screened {}; ///< rows of it, to be compared first
};

/** The parts of an envelope by which it is looked for in another: those of 10 s with most detail.

    One has detail where in each half it differs from the mean of itself 0.3 s before and after by at least 0.75 dB RMS,
    and is no mere pulse. Rows more than 20 dB below its loudest are left out, and half of them must remain.

    The best of each twelfth of an envelope.
*/
struct EnvelopeStretches
{
    static constexpr std::size_t mostStretches = 12;

    explicit EnvelopeStretches (const EnvelopeLevels&);

    std::array<std::optional<EnvelopeStretch>, mostStretches> ofEach;
    bool areAllEven = true, hasSignal = false;
};
} // namespace twobus

#pragma once

#include "Core/Passages/EnvelopeStretches.h"

#include <vector>

/** @file
    Finds a stretch in another envelope: screens every place, then locates those that pass to a thirtieth of a row.
*/
namespace twobus
{
struct EnvelopePlace
{
    double row = 0.0; ///< the other's row at which the stretch's first row lies
    double residual = 0.0, gain = 0.0; ///< dB; the gain is the stretch less the other
};

/** The best places, one for each half second and at most 32. None has a larger residual than the stretch tolerates. */
std::vector<EnvelopePlace> placesOf (const EnvelopeStretch&, const EnvelopeLevels& other);
} // namespace twobus

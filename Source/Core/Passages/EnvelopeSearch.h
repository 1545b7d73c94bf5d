#pragma once

#include "Core/Passages/EnvelopeStretches.h"

#include <vector>

/** @file
    Where in another envelope a stretch is found: every place is screened, and what passes is placed to a thirtieth of a
    row.
*/
namespace twobus
{
struct EnvelopePlace
{
    double row = 0.0; ///< of the other, at the stretch's first
    double residual = 0.0, gain = 0.0; ///< dB; the gain is the stretch less the other
};

/** The best, one for each half second, and 32 at most; none with a larger residual than the stretch tolerates. */
std::vector<EnvelopePlace> placesOf (const EnvelopeStretch&, const EnvelopeLevels& other);
} // namespace twobus

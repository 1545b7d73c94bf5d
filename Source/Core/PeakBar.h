#pragma once

#include "Core/SubBlockGrid.h"

#include <cmath>

/** The moving peak bar: instant rise, and a fall of 20 dB in 1.7 s (IEC 60268-18, the return time of a digital
    peak meter). Advanced once a sub-block, so its fall does not know block sizes or frame rates. */
namespace twobus
{
class PeakBar
{
public:
    void reset() noexcept { magnitude = 0.0; }

    void advance (double highestMagnitude) noexcept
    {
        magnitude = std::fmax (highestMagnitude, magnitude * fallPerSubBlock);
    }

    /** Linear, full scale 1. */
    double value() const noexcept { return magnitude; }

private:
    inline static const double fallPerSubBlock = std::pow (10.0, -20.0 / 1.7 / subBlocksPerSecond / 20.0);

    double magnitude = 0.0;
};
} // namespace twobus

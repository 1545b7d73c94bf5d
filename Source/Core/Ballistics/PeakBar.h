#pragma once

#include "Core/Base/SubBlockGrid.h"

#include <cmath>

namespace twobus
{
/** The moving peak bar: instant rise, and a steady fall, 20 dB in 1.7 s if nothing else is asked for (IEC 60268-18,
    the return time of a digital peak meter). Advanced once a sub-block, so its fall does not know block sizes or frame
    rates. */
class PeakBar
{
public:
    PeakBar() noexcept : PeakBar (20.0, 1.7) {}

    PeakBar (double fallDb, double inSeconds) noexcept
        : fallPerSubBlock (std::pow (10.0, -fallDb / inSeconds / subBlocksPerSecond / 20.0))
    {}

    void reset() noexcept { magnitude = 0.0; }

    void advance (double highestMagnitude) noexcept
    {
        magnitude = std::fmax (highestMagnitude, magnitude * fallPerSubBlock);
    }

    /** Linear, full scale 1. */
    double value() const noexcept { return magnitude; }

private:
    double fallPerSubBlock;
    double magnitude = 0.0;
};
} // namespace twobus

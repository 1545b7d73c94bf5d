#pragma once

#include "Core/Base/SubBlockGrid.h"

#include <cmath>

namespace twobus
{
/** The moving peak bar: it rises at once and falls steadily, by default 20 dB in 1.7 s (IEC 60268-18, the return time
    of a digital peak meter). It advances once per sub-block, so its fall does not depend on block sizes or rates. */
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

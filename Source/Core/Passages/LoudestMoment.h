#pragma once

#include <cstdint>

namespace twobus
{
/** The highest true peak of a stretch: its position and its level. */
struct LoudestMoment
{
    double seconds = 0.0; ///< of measured audio, to 10 ms
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
};
} // namespace twobus

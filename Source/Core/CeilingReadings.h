#pragma once

#include <cstdint>
#include <optional>

/** What clipping and limiting have left in a programme or a pass: see FlatTopDetector and PinningDetector. */
namespace twobus
{
struct CeilingReadings
{
    std::uint64_t flatTopsBelowFullScale = 0; ///< the sum over the channels
    std::optional<double> flatTopLevelDbfs; ///< the highest level of such tops; empty where there are none
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDbfs; ///< the highest ceiling; empty where it was pinned for less than 5 s
};
} // namespace twobus

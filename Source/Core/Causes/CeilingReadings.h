#pragma once

#include "Core/Base/Decibels.h"

#include <cstdint>
#include <optional>

namespace twobus
{
/** What clipping and limiting have left in a programme or a pass: see FlatTopDetector and PinningDetector. */
struct CeilingReadings
{
    std::uint64_t flatTopsBelowFullScale = 0; ///< the sum over the channels
    double flatTopSeconds = 0.0; ///< how long they are, all together
    std::optional<double> flatTopLevelDbfs; ///< the highest level of such tops; empty where there are none
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDbfs; ///< the highest ceiling; empty where it was pinned for less than 5 s
};

/** Levels are linear, 0 for none. A limiter that holds the peaks for less than 5 s does not make a programme a pinned
    one. */
inline CeilingReadings ceilingReadingsOf (std::uint64_t flatTops, double flatTopSeconds, double flatTopLevel,
                                          double pinnedSeconds, double pinnedCeiling) noexcept
{
    constexpr double fewestPinnedSeconds = 5.0;
    CeilingReadings readings { flatTops, flatTopSeconds, std::nullopt, pinnedSeconds, std::nullopt };

    if (flatTops > 0)
        readings.flatTopLevelDbfs = amplitudeToDb (flatTopLevel);

    if (pinnedSeconds >= fewestPinnedSeconds)
        readings.pinnedCeilingDbfs = amplitudeToDb (pinnedCeiling);

    return readings;
}
} // namespace twobus

#pragma once

#include "Core/Base/Decibels.h"

#include <cstdint>
#include <optional>

namespace twobus
{
/** The traces of clipping and limiting in a programme or a pass. See FlatTopDetector and PinningDetector. */
struct CeilingReadings
{
    std::uint64_t flatTopsBelowFullScale = 0; ///< summed over the channels; in float above it too
    double flatTopSeconds = 0.0; ///< total length of these tops
    std::optional<double>
        flatTopLevelDbfs; ///< the highest level of these tops, above 0 if they were turned up; empty if there are none
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDbfs; ///< the highest ceiling; empty if peaks were pinned for less than 5 s
};

/** Levels are linear; 0 means none. A programme counts as pinned only if a limiter holds its peaks for at least 5 s. */
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

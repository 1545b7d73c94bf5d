#pragma once

#include "Core/Base/Decibels.h"

#include <algorithm>
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
    std::uint64_t samplesAtFlatTops = 0; ///< at the levels of these tops, in runs of any length
    std::uint64_t samplesInDeepTops = 0; ///< those of them in runs that lost 0.1 dB or more
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDb; ///< the highest ceiling; empty if peaks were pinned for less than 5 s
    bool isCeilingOfTruePeaks = false; ///< it is in dBTP; if not, in dBFS
};

/** The highest ceiling at which peaks were pinned, linear. A limiter holds samples or true peaks, so that only the
    ceilings of the kind that was found more often count. */
class PinnedCeiling
{
public:
    /** 0: the peaks are not pinned. */
    void note (double ceiling, bool isOfTruePeaks) noexcept
    {
        if (ceiling <= 0.0)
            return;

        auto& kind = isOfTruePeaks ? ofTruePeaks : ofSamples;
        ++kind.found;
        kind.highest = std::max (kind.highest, ceiling);
    }

    bool isOfTruePeaks() const noexcept { return ofTruePeaks.found > ofSamples.found; }
    double highest() const noexcept { return isOfTruePeaks() ? ofTruePeaks.highest : ofSamples.highest; }

private:
    struct Kind
    {
        std::uint64_t found = 0;
        double highest = 0.0;
    };

    Kind ofSamples, ofTruePeaks;
};

/** The flat tops below full scale: see FlatTopDetector. */
struct FlatTops
{
    std::uint64_t count = 0;
    double seconds = 0.0;
    double level = 0.0; ///< the highest one, linear
    std::uint64_t samplesAtLevels = 0, samplesInDeepRuns = 0;
};

/** A programme counts as pinned only if a limiter holds its peaks for at least 5 s. */
inline CeilingReadings ceilingReadingsOf (const FlatTops& tops, double pinnedSeconds,
                                          const PinnedCeiling& pinned) noexcept
{
    constexpr double fewestPinnedSeconds = 5.0;
    CeilingReadings readings;
    readings.flatTopsBelowFullScale = tops.count;
    readings.flatTopSeconds = tops.seconds;
    readings.samplesAtFlatTops = tops.samplesAtLevels;
    readings.samplesInDeepTops = tops.samplesInDeepRuns;
    readings.pinnedSeconds = pinnedSeconds;

    if (tops.count > 0)
        readings.flatTopLevelDbfs = amplitudeToDb (tops.level);

    if (pinnedSeconds >= fewestPinnedSeconds)
    {
        readings.pinnedCeilingDb = amplitudeToDb (pinned.highest());
        readings.isCeilingOfTruePeaks = pinned.isOfTruePeaks();
    }

    return readings;
}
} // namespace twobus

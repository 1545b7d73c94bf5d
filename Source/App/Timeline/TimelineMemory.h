#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace twobus
{
/** What the readings said of passes, overs and loud moments, kept for longer than they do: they hold the newest two
    passes, the newest eight overs and the loudest 16 moments only.

    Bounded; the oldest are forgotten first. What was seen of an older pass is as it was when it was last in the
    readings. No drawing; message thread.
*/
class TimelineMemory
{
public:
    static constexpr std::size_t mostKept = 512;

    /** Takes in what is new, and forgets everything when the measurement is another. Overs are forgotten when their
        limit changes: they would not be overs of the same limit. */
    void update (const MeterReadings&, std::uint64_t measurement);

    /** Each in the order of time. */
    const std::deque<PassReadings>& passes() const noexcept { return keptPasses; }
    const std::deque<LevelEvent>& overs() const noexcept { return keptOvers; }
    const std::deque<LoudMoment>& moments() const noexcept { return keptMoments; }

    /** The highest moment, or over, that lies in a stretch of time or touches it; empty where there is none. */
    std::optional<LoudMoment> momentIn (double firstSeconds, double lastSeconds) const;
    std::optional<LevelEvent> overIn (double firstSeconds, double lastSeconds) const;

private:
    std::uint64_t shownMeasurement = 0;
    double limitDbtp = 0.0;
    std::deque<PassReadings> keptPasses;
    std::deque<LevelEvent> keptOvers;
    std::deque<LoudMoment> keptMoments;
};
} // namespace twobus

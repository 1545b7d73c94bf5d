#pragma once

#include "Files/Sessions/SessionLog.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace twobus
{
/** A measurement of a session as time passed, a place each 0.1 s: where frames were lost, rows are missing, or
    measuring was paused for a second or more, there are holes. A hole is cut short at a minute, as nothing is compared
    across it. Must not outlive the measurement.
*/
class SessionTimeline
{
public:
    explicit SessionTimeline (const SessionMeasurement&);

    std::size_t size() const noexcept { return rows.size(); }

    /** Null in a hole. */
    const LoggedRow* operator[] (std::size_t place) const noexcept { return rows[place]; }

    /** For alignEnvelopes. */
    std::vector<float> momentaryLufs() const;

    struct Stretch
    {
        std::size_t first = 0, end = 0; ///< places; from the first signal to after the last
        std::uint32_t pass = 0;
    };

    /** The pass that a place lies in; empty where it lies in none. Holes of up to a minute do not end it. */
    Stretch passAround (std::size_t place) const noexcept;

private:
    std::vector<const LoggedRow*> rows;
};

/** Whether anything above -60 dBFS is in it. */
bool hasSignal (const MeterRow&) noexcept;
} // namespace twobus

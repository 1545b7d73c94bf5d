#pragma once

#include "Files/Sessions/SessionLog.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace twobus
{
/** A measurement of a session laid out in real time, with one place per 0.1 s. Lost frames, missing rows and pauses of
    a second or more leave holes. A hole is cut to a minute, because nothing is compared across it. Must not outlive the
    measurement.
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
        std::size_t first = 0, end = 0; ///< places, from the first signal to just after the last
        std::uint32_t pass = 0;
    };

    /** The pass that contains a place; empty if there is none. Holes do not end a pass. */
    Stretch passAround (std::size_t place) const noexcept;

private:
    std::vector<const LoggedRow*> rows;
};

/** Whether the row has a sample peak above -60 dBFS. */
bool hasSignal (const MeterRow&) noexcept;
} // namespace twobus

#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Compares the frames that a device delivers with the steady clock, to find what the device itself lost.

    A single late callback has lost nothing, because the device catches up. So the earliest arrival of each second is
    compared with that of the second before. If even that has fallen behind by more than 20 ms and more than one and a
    half blocks, frames are missing, and the difference is the estimate. A device clock can drift against ours by far
    less than that in a second.

    A block is reported as late, perhaps after a block that never came, if it is later than any block of the last second
    or two by more than a block and 3 ms. Devices that deliver several blocks at once are late with the first of them
    every time, so that is no cut.

    Frames that run more than half a second ahead of the clock are a fault, not audio, and are rejected (a dead server
    has been seen to deliver millions of empty frames a second).

    Called on the device thread: no allocation, lock or system call. Times are nanoseconds of any steady clock.
*/
class StreamClock
{
public:
    struct Finding
    {
        std::uint64_t lostFrames = 0; ///< estimated, missing before this block
        bool isTooFast = false; ///< this block is not audio: do not use it
        bool isLate = false; ///< frames are perhaps missing before this block: not known yet
    };

    /** A block of numFrames has arrived. */
    Finding note (std::int64_t nowNanoseconds, std::size_t numFrames, double sampleRate) noexcept;

    /** The stream starts anew: the next block is its first. */
    void restart() noexcept { started = false; }

private:
    void start (std::int64_t nowNanoseconds, double blockSeconds) noexcept;
    std::uint64_t closeWindow (double blockSeconds, double sampleRate) noexcept;

    bool started = false;
    std::int64_t startNanoseconds = 0;
    double deliveredSeconds = 0.0;
    double windowEndSeconds = 0.0;
    double earliestBefore = 0.0; ///< the smallest lateness in the previous window, in seconds
    double earliestNow = 0.0; ///< the same in this window so far
    double latestBefore = 0.0; ///< the largest lateness, likewise
    double latestNow = 0.0;
};
} // namespace twobus

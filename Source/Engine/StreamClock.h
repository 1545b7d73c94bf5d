#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Compares the frames that a device delivers with the steady clock, to find what the device itself lost.

    A callback that comes late has lost nothing: the device catches up. So the earliest arrival of each second is
    compared with that of the second before; when even that has fallen behind by more than 20 ms and more than one and a
    half blocks, frames are missing, and the difference is the estimate. A device clock may drift against ours by far
    less than that in a second. A single block may follow one that never came when it is later than any block of the
    last second or two was, by more than a block and 3 ms: devices that hand over several blocks at once are late with
    the first of them every time, and have cut nothing. Frames that run ahead of the clock by more than half a second
    are a fault, not audio (a dead server has been seen to hand out millions of empty frames a second): they are
    refused.

    Called on the device thread: no allocation, lock or system call. Times are nanoseconds of any steady clock.
*/
class StreamClock
{
public:
    struct Finding
    {
        std::uint64_t lostFrames = 0; ///< estimated, missing before this block
        bool isTooFast = false; ///< this block is not audio: do not use it
        bool isLate = false; ///< frames may be missing before this block: not known yet
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
    double earliestBefore = 0.0; ///< the smallest lateness of the window before, in seconds
    double earliestNow = 0.0; ///< and of this one so far
    double latestBefore = 0.0; ///< the largest lateness likewise
    double latestNow = 0.0;
};
} // namespace twobus

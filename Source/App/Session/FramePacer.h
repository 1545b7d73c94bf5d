#pragma once

namespace twobus
{
/** Limits the frames per second, evenly spaced, because a display can refresh at 100 or 144 Hz. */
class FramePacer
{
public:
    explicit FramePacer (double framesPerSecond) noexcept : interval (1.0 / framesPerSecond) {}

    /** Whether a frame is due now; if it is, counts it as taken. Times come from any steady clock. */
    bool isDue (double nowSeconds) noexcept
    {
        if (nowSeconds < next)
            return false;

        // After a stall, missed frames are not made up for.
        next = nowSeconds - next > interval ? nowSeconds + interval : next + interval;
        return true;
    }

private:
    double interval, next = 0.0;
};
} // namespace twobus

#pragma once

namespace twobus
{
/** Lets through at most so many frames a second, evenly: the display may refresh at 100 or 144 Hz. */
class FramePacer
{
public:
    explicit FramePacer (double framesPerSecond) noexcept : interval (1.0 / framesPerSecond) {}

    /** Whether a frame is due now; if so, it is taken. Times are of any steady clock. */
    bool isDue (double nowSeconds) noexcept
    {
        if (nowSeconds < next)
            return false;

        // After a stall the frames that were missed are not made up for.
        next = nowSeconds - next > interval ? nowSeconds + interval : next + interval;
        return true;
    }

private:
    double interval, next = 0.0;
};
} // namespace twobus

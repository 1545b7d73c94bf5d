#pragma once

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cstdint>

namespace twobus
{
/** The level above which a sub-block is signal, for live streams: -60 dBFS, or lower while something very quiet plays.

    Music that arrives 45 dB too quiet crosses -60 dBFS again and again, and would fall apart into short passes. So once
    half a second above -60 dBFS was heard, the limit is 30 dB below the loudest 10 ms since the last pause, if that is
    lower than -60 dBFS, down to -90 dBFS. For music whose loudest 10 ms are above -30 dBFS nothing changes. After 2 s
    without signal the limit is -60 dBFS again.

    Levels are mean squares of the loudest channel.
*/
class SignalFloor
{
public:
    void prepare (double sampleRate) noexcept
    {
        rate = sampleRate;
        reset();
    }

    void reset() noexcept
    {
        loudest = 0.0;
        framesOfSignal = framesSinceSignal = 0;
    }

    /** Whether the next sub-block is signal. */
    bool isSignal (double meanSquare, std::size_t numFrames) noexcept
    {
        const auto hasSignal = meanSquare > limit();
        framesSinceSignal = hasSignal ? 0 : framesSinceSignal + numFrames;
        framesOfSignal += hasSignal ? numFrames : 0;
        loudest = std::max (loudest, meanSquare);

        if (static_cast<double> (framesSinceSignal) >= secondsOfPause * rate)
            reset();

        return hasSignal;
    }

private:
    static constexpr double secondsToBeSure = 0.5, secondsOfPause = 2.0;
    static constexpr double belowLoudest = 1.0e-3, lowestLimit = 1.0e-9; // -30 dB, -90 dBFS

    double limit() const noexcept
    {
        if (static_cast<double> (framesOfSignal) < secondsToBeSure * rate)
            return signalMeanSquare;

        return std::clamp (loudest * belowLoudest, lowestLimit, signalMeanSquare);
    }

    double rate = 48000.0, loudest = 0.0;
    std::uint64_t framesOfSignal = 0, framesSinceSignal = 0;
};
} // namespace twobus

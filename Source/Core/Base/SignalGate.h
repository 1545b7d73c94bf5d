#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** What the averages of a programme do with a sub-block. */
enum class Silence
{
    counts, ///< it has signal, or silence counts as well
    isHeld, ///< a rest so far: it counts if the signal comes back in time
    isLeftOut ///< nobody plays
};

/** Tells playing from pauses: it opens with the first signal and closes when there was none for 2 s. So a rest of less
    than 2 s in the music belongs to the programme, and the time after a stop doesn't. While the player is known to
    roll, a rest may be of any length.

    Signal means 10 ms in which a channel's mean square is above -60 dBFS (live, see SignalFloor); the caller measures
    that.
*/
class SignalGate
{
public:
    static constexpr double holdSeconds = 2.0;

    void prepare (double sampleRate) noexcept
    {
        framesOfHold = static_cast<std::uint64_t> (holdSeconds * sampleRate);
        reset();
    }

    void reset() noexcept
    {
        isOpenNow = false;
        framesSinceSignal = 0;
    }

    /** The next sub-block. */
    void process (bool hasSignal, std::size_t numFrames) noexcept
    {
        framesSinceSignal = hasSignal ? 0 : framesSinceSignal + numFrames;
        isOpenNow = hasSignal || (isOpenNow && (playerRolls || framesSinceSignal < framesOfHold));
    }

    /** Whether the player is known to roll: then silence is a rest. */
    void setPlayerRolls (bool rolls) noexcept { playerRolls = rolls; }

    /** Closes at once: whoever played has left. */
    void close() noexcept { isOpenNow = false; }

    bool isOpen() const noexcept { return isOpenNow; }

    Silence silence() const noexcept
    {
        if (! isOpenNow)
            return Silence::isLeftOut;

        return framesSinceSignal == 0 ? Silence::counts : Silence::isHeld;
    }

private:
    std::uint64_t framesOfHold = 96000, framesSinceSignal = 0;
    bool isOpenNow = false, playerRolls = false;
};
} // namespace twobus

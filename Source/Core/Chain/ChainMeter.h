#pragma once

#include "Core/Bank/MeterBank.h"
#include "Core/Base/ChannelLayout.h"
#include "Core/Chain/ChainReadings.h"
#include "Core/Chain/GainFollower.h"

#include <cstddef>
#include <span>

namespace twobus
{
/** Hears a programme before and after a chain of plug-ins and measures what the chain does to it: two MeterBanks, and a
    GainFollower for the delay and the gain.

    Use: call prepare, then process for each stretch and readings whenever you want them. Any thread, but one at a time.
    Nothing allocates, locks or throws after prepare. Memory does not grow with the programme: about 10 MB at 48 kHz.
    The delay is known after 1 to 2 s of signal, the gain after about 6 s; it then covers those 6 s too.

    Both sides must be the same stretch of the host's time. Time without signal counts on neither side (see SignalGate).
*/
class ChainMeter
{
public:
    /** The layouts can differ: a chain can make stereo from mono. Throws std::invalid_argument as MeterBank::prepare
        does, and then leaves the meter as it was. Starts anew. */
    void prepare (double sampleRate, const ChannelLayout& before, const ChannelLayout& after);

    /** The same stretch of the host's time before and after the chain: a pointer for each channel of the layouts.
        Ignores a stretch with other numbers of channels. */
    void process (std::span<const float* const> before, std::span<const float* const> after,
                  std::size_t numFrames) noexcept;

    /** The next stretch does not continue the last one: frames were lost on a side, or the host went elsewhere. */
    void markDiscontinuity() noexcept;

    /** Starts anew, as after prepare: a new pass begins. */
    void beginPass() noexcept;

    ChainReadings readings() const noexcept;

private:
    void addGains (ChainReadings&) const noexcept;

    MeterBank bankBefore, bankAfter;
    GainFollower follower;
    bool isPrepared = false;
    bool isUnchanged = true; ///< without any delay, so far
};
} // namespace twobus

#pragma once

#include "Taps/RenderWait.h"
#include "Taps/TapRing.h"
#include "Taps/TapTime.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace twobus
{
/** The tap's end of a ring. The audio thread calls write, which copies, counts and returns: no allocation, no lock and
    no system call. If there is no room, the block is lost as a whole, and counted.

    The one exception is a host that renders, and so does not have to be in time. Then write waits for room, if Twobus
    has looked at the ring in the last quarter of a second and RenderWait has time left.
*/
class TapRingWriter
{
public:
    /** Writes the ring's beginning into zeroed memory of TapRing::memoryFor. */
    TapRingWriter (std::span<std::byte> memory, double sampleRate, std::size_t numChannels,
                   RenderWait& = RenderWait::ofThisProcess()) noexcept;

    void write (const float* const* channels, std::size_t numFrames, const TapTime&) noexcept;

    /** Any thread. */
    std::uint64_t framesLost() const noexcept { return ring->framesLost.load (std::memory_order_relaxed); }

private:
    void writeRecord (const float* const* channels, std::size_t firstFrame, std::size_t numFrames,
                      const TapTime&) noexcept;
    std::size_t freeBytes() const noexcept;
    bool waitForRoom (std::size_t bytes) noexcept;
    void copyIn (std::uint64_t position, const void* from, std::size_t bytes) noexcept;

    TapRing* const ring;
    const std::span<std::byte> data;
    const double rate;
    const std::size_t channelCount;
    RenderWait& renderWait;
    std::uint64_t position = 0; ///< in frames
};
} // namespace twobus

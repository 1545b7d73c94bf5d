#pragma once

#include "Taps/TapBlock.h"
#include "Taps/TapRing.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** Twobus' end of a ring. It trusts nothing that the other process wrote: each record is copied once, checked, and only
    the copy is used. One thread.
*/
class TapRingReader
{
public:
    enum class Found
    {
        block,
        nothing,
        damage ///< no tap can have written this: do not read on
    };

    /** Starts with what is written from now on. The memory has the size that the tap said. */
    TapRingReader (std::span<std::byte> memory, double sampleRate, std::size_t numChannels);

    /** Whether the memory holds a ring. If not, next finds damage. */
    bool isRing() const noexcept { return ! data.empty(); }

    /** Reads the next block, or the same one again until advance was called. If frames were lost and nothing has come
        after them yet, that is a block of no frames, so a render whose end is missing says so. */
    Found next() noexcept;

    /** The block that next has found. Its samples are valid until next reads another one. */
    const TapBlock& block() const noexcept { return current; }

    /** Makes room: the block was used. */
    void advance() noexcept;

    /** Lets the tap know that Twobus still looks. */
    void noteAlive (std::int64_t nowNanoseconds) noexcept;

    /** Frames for which there was no room, as the tap counts them. */
    std::uint64_t framesLost() const noexcept;

private:
    bool isPossible (const TapRecord&, std::uint64_t available) const noexcept;
    Found takeLossAtEnd (std::uint64_t framesLost) noexcept;
    void copyOut (std::uint64_t position, void* to, std::size_t bytes) const noexcept;

    TapRing* const ring;
    std::span<std::byte> data;
    const double rate;
    const std::size_t channelCount;
    std::vector<float> samples;
    TapBlock current;
    std::uint64_t position = 0; ///< bytes read
    std::uint64_t expectedFrame = 0, lossesFound = 0;
    std::size_t currentBytes = 0;
    bool hasCurrent = false; ///< a block that is not used yet
    bool isFirst = true;
};
} // namespace twobus

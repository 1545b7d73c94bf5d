#pragma once

#include "Engine/AudioChunk.h"
#include "Engine/SpscFifo.h"
#include "Engine/StreamClock.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** One opened stream: the device thread pushes audio in, the meter thread pops chunks out.

    Threads: push is the producer's alone, pop the consumer's alone, the counters anybody's. The constructor
    allocates; push never allocates, locks, logs or makes a system call, whatever it is given. It signals nobody:
    the consumer polls.

    The FIFO holds about 250 ms. When it is full the newest chunk is dropped as a whole and droppedFrames grows;
    the next chunk's firstFrame tells the consumer the same. Frames that came with another number of channels
    than was opened are dropped and counted too. A change of rate starts a new generation.
*/
class AudioCapture
{
public:
    /** largestBlock: the most frames that the device hands over at once; larger blocks are cut. */
    AudioCapture (double sampleRate, std::size_t numChannels, std::size_t largestBlock);

    //==============================================================================
    /** The device thread's: numFrames of numChannels, at the rate that the device has now. */
    void push (const float* const* channels, std::size_t numChannels, std::size_t numFrames, double sampleRate,
               std::int64_t nowNanoseconds) noexcept;

    /** The device thread's, instead of push: a block that should not be measured, since a DAW renders faster than real
        time. It is not lost either. The next chunk says that it follows one. */
    void skip (std::size_t numChannels, std::int64_t nowNanoseconds) noexcept;

    /** The device thread's, before push: the device's own count of overruns, of which only a change matters. */
    void noteOverruns (int count) noexcept;

    //==============================================================================
    /** The consumer's: a chunk to read into, large enough for all of this capture. */
    AudioChunk makeChunk() const;

    /** The consumer's: false when there is nothing to read. */
    [[nodiscard]] bool pop (AudioChunk&) noexcept;

    //==============================================================================
    std::size_t numChannels() const noexcept { return channelCount; }

    /** Frames that our FIFO had no room for, or whose channels were not those opened: exact. */
    std::uint64_t droppedFrames() const noexcept { return dropped.load (std::memory_order_relaxed); }

    /** Frames that are known to be missing: those that our FIFO had no room for, and those that the clock says the
        device lost. Known at once, also while the consumer does not run. */
    std::uint64_t lostFrames() const noexcept { return lost.load (std::memory_order_relaxed); }

    /** Frames refused because they came faster than the clock. */
    std::uint64_t framesTooFast() const noexcept { return tooFast.load (std::memory_order_relaxed); }

    /** When push was last called, 0 before: a stream without callbacks is a lost one. */
    std::int64_t lastPushNanoseconds() const noexcept { return lastPush.load (std::memory_order_relaxed); }

    /** The number of channels that last arrived. */
    std::size_t arrivingChannels() const noexcept { return arriving.load (std::memory_order_relaxed); }

private:
    void noteRate (double sampleRate) noexcept;
    bool writeChunk (const float* const* channels, std::size_t firstFrame, std::size_t numFrames,
                     std::int64_t nowNanoseconds) noexcept;
    static void add (std::atomic<std::uint64_t>& counter, std::uint64_t amount) noexcept;

    const std::size_t channelCount, largestChunk;
    SpscFifo<float> samples;
    SpscFifo<AudioChunkHeader> headers;

    // The producer's own.
    StreamClock clock;
    double currentRate;
    std::uint64_t generation = 1, position = 0;
    int overruns = 0;
    bool cutAhead = false, skipAhead = false;

    std::atomic<std::uint64_t> dropped { 0 }, lost { 0 }, tooFast { 0 };
    std::atomic<std::int64_t> lastPush { 0 };
    std::atomic<std::size_t> arriving { 0 };
};
} // namespace twobus

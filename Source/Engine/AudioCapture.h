#pragma once

#include "Engine/AudioChunk.h"
#include "Engine/SpscFifo.h"
#include "Engine/StreamClock.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
/** What a source knows of its own block, if it need not ask a clock. */
struct KnownBlock
{
    std::uint64_t framesLostBefore = 0; ///< directly before this block: exact
    std::optional<double> playerSeconds; ///< see AudioChunkHeader
    bool isRender = false;
};

/** One opened stream: the device thread pushes audio in, the meter thread pops chunks out.

    Threads: only the producer calls push, skip and noteOverruns, only the consumer calls pop, and any thread can read
    the counters. The constructor allocates; push never allocates, locks, logs or makes a system call, whatever its
    arguments. It doesn't wake the consumer, which polls.

    The FIFO holds about 250 ms. When it is full the newest chunk is dropped as a whole and droppedFrames grows; the
    next chunk's firstFrame shows the consumer the same gap. Frames that arrive with a different number of channels than
    was opened are dropped and counted too. A change of rate starts a new generation.
*/
class AudioCapture
{
public:
    static constexpr double usualSeconds = 0.25;

    /** largestBlock: the most frames that the device delivers at once; larger blocks are cut. */
    AudioCapture (double sampleRate, std::size_t numChannels, std::size_t largestBlock,
                  double fifoSeconds = usualSeconds);

    //==============================================================================
    /** Device thread: adds numFrames of numChannels, at the rate that the device has now. */
    void push (const float* const* channels, std::size_t numChannels, std::size_t numFrames, double sampleRate,
               std::int64_t nowNanoseconds) noexcept;

    /** Device thread: call this instead of push for a block that should not be measured, because a DAW renders faster
        than real time. The block doesn't count as lost. The next chunk's header says that it follows a skip. */
    void skip (std::size_t numChannels, std::int64_t nowNanoseconds) noexcept;

    /** Device thread, in place of push, for a source that counts its own losses: no clock judges the block, which can
        come at any speed. Returns false and takes nothing if there is no room; then offer it again. The block has the
        channels and the rate that were opened, and at most largestBlock frames; none if it only tells of a loss. */
    [[nodiscard]] bool offer (const float* const* channels, std::size_t numFrames, const KnownBlock&,
                              std::int64_t nowNanoseconds) noexcept;

    /** Device thread, before push: the device's own count of overruns. Only a change matters. */
    void noteOverruns (int count) noexcept;

    //==============================================================================
    /** Consumer: returns a chunk to read into, large enough for every chunk of this capture. */
    AudioChunk makeChunk() const;

    /** Consumer: reads the next chunk. Returns false if there is none. */
    [[nodiscard]] bool pop (AudioChunk&) noexcept;

    //==============================================================================
    std::size_t numChannels() const noexcept { return channelCount; }

    /** Frames that our FIFO had no room for, or that arrived with the wrong number of channels: exact. */
    std::uint64_t droppedFrames() const noexcept { return dropped.load (std::memory_order_relaxed); }

    /** Frames that are known to be missing: those that our FIFO had no room for, and those that the device lost
        according to the clock. Up to date even while the consumer does not run. */
    std::uint64_t lostFrames() const noexcept { return lost.load (std::memory_order_relaxed); }

    /** Frames rejected because they came faster than the clock. */
    std::uint64_t framesTooFast() const noexcept { return tooFast.load (std::memory_order_relaxed); }

    /** When push was last called; 0 before the first call. A stream without callbacks counts as lost. */
    std::int64_t lastPushNanoseconds() const noexcept { return lastPush.load (std::memory_order_relaxed); }

    /** The number of channels in the newest block. */
    std::size_t arrivingChannels() const noexcept { return arriving.load (std::memory_order_relaxed); }

private:
    void noteRate (double sampleRate) noexcept;
    bool writeChunk (const float* const* channels, std::size_t firstFrame, std::size_t numFrames,
                     std::int64_t nowNanoseconds, const KnownBlock& = {}) noexcept;
    bool hasRoomFor (std::size_t numFrames) const noexcept;
    static void add (std::atomic<std::uint64_t>& counter, std::uint64_t amount) noexcept;

    const std::size_t channelCount, largestChunk;
    SpscFifo<float> samples;
    SpscFifo<AudioChunkHeader> headers;

    // Producer only.
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

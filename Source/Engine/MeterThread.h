#pragma once

#include "Core/Ballistics/Needle.h"
#include "Core/Bank/MeterBank.h"
#include "Engine/AudioCapture.h"
#include "Engine/BlockObserver.h"
#include "Engine/History.h"
#include "Engine/JoiningChannels.h"
#include "Engine/MeterCommand.h"
#include "Engine/MeterSnapshot.h"
#include "Engine/MeterStream.h"
#include "Engine/PassHealth.h"
#include "Engine/RowObserver.h"
#include "Engine/SnapshotExchange.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace twobus
{
/** The thread that measures.

    Which thread calls what:
    - The message thread (any one thread, always the same) owns this object: it constructs and destroys it, and calls
      start, stop, setStream, send, setNeedle, setEventLimit, latest, history, addObserver, removeObserver,
      addRowObserver and removeRowObserver. Most of these assert it in Debug builds.
    - The meter thread runs pump every 5 ms, and it alone touches the banks, the histories and the consumer's side of
      the stream. Without start (in tests) the owner can call pump itself instead, and is then the meter thread too.
    - The device thread touches only the AudioCapture, never this object.

    Message thread to meter thread: commands go through a FIFO, streams through a slot under a mutex. Neither thread
    holds the mutex for long, and no real-time thread ever takes it. Meter thread to message thread: SnapshotExchange,
    and the histories (lock-free).
*/
class MeterThread : private MeterRowSink
{
public:
    MeterThread();
    ~MeterThread() override;

    MeterThread (const MeterThread&) = delete;
    MeterThread& operator= (const MeterThread&) = delete;

    void start();
    void stop();

    void setStream (MeterStream);

    /** Returns false if 64 commands are already waiting: the thread hangs, or was never started. */
    bool send (MeterCommand) noexcept;

    /** Sets the needle from the next round on, in this measurement and in the one that undo would bring back: the
        choice belongs to the user, not to a measurement. The newest call wins. */
    void setNeedle (Needle wanted) noexcept { wantedNeedle = wanted; }

    /** Whether the player is known to roll, from the next round on: see SignalGate. */
    void setPlayerRolls (bool rolls) noexcept { playerRolls = rolls; }

    /** Sets the limit of the level events in dBTP (see LevelEvents) from the next round on, in both measurements too.
        Their counts start anew. */
    void setEventLimit (double dbtp) noexcept { wantedEventLimitDbtp = dbtp; }

    /** The newest snapshot; valid until the next call. Its health includes losses that the device side knows of and the
        meter thread has not reached yet: if that thread starves, nothing else shows them. */
    const MeterSnapshot& latest() noexcept;

    /** The history that belongs to the snapshot that latest() returned last. */
    const History& history() noexcept { return measurements[exchangeIndex].history; }

    void addObserver (BlockObserver*);
    void removeObserver (BlockObserver*);

    /** The observer gets the rows from now on. After removeRowObserver it is not called any more. */
    void addRowObserver (RowObserver*);
    void removeRowObserver (RowObserver*);

    /** One round: commands, a new stream, all waiting chunks, and a snapshot if anything changed. */
    void pump();

private:
    /** Everything that reset puts away and undo brings back. */
    struct Measurement
    {
        MeterBank bank;
        History history;
        StreamHealth health;
        PassHealth passHealth;
        std::uint32_t renderedPass = 0; ///< the number of the newest pass that the DAW rendered; 0 if there is none
        double sampleRate = 0.0; ///< 0: nothing measured yet
    };

    /** Where the stream was after the last chunk. */
    struct Continuity
    {
        std::uint64_t generation = 0, nextFrame = 0;
        std::int64_t endNanoseconds = 0; ///< when the last chunk arrived; 0 before the first
        std::uint64_t framesDroppedBefore = 0, framesTooFastBefore = 0, framesLostBefore = 0;
        std::optional<double> playerSeconds; ///< at the end of the last chunk, if its header said it
        bool isRender = false; ///< the last chunk
    };

    using Channels = std::array<float*, maxChannels>;

    void run();
    bool takeCommands();
    bool takeNeedle() noexcept;
    bool takeEventLimit() noexcept;
    bool takeStream();
    bool takeChunks();
    void obey (MeterCommand);
    void measure (AudioChunk&);
    void measureFrames (AudioChunk&, std::size_t firstFrame, std::size_t numFrames);
    void showArrived (AudioChunk&);
    static Channels channelsOf (AudioChunk&, std::size_t firstFrame) noexcept;
    Channels addGain (Channels arrived, std::size_t numChannels, std::size_t numFrames) noexcept;
    void beginGeneration (const AudioChunkHeader&);
    void bridgeGap (const AudioChunkHeader&);
    void countLost (std::uint64_t frames);
    void endPass() noexcept;
    void withdrawPass() noexcept;
    void putAway();
    void discard();
    void forget();
    /** Returns true if frames were dropped or rejected since the last call: that needs a snapshot even without
        audio. */
    bool noteStreamCounters();
    void publish();
    std::uint64_t pendingLoss (const MeterSnapshot&) const noexcept;
    void assertOwner() const noexcept;
    void meterRow (const MeterRow&) noexcept override;

    Measurement& current() noexcept { return measurements[currentIndex]; }

    // Meter thread only.
    std::array<Measurement, 2> measurements;
    std::uint32_t currentIndex = 0;
    Needle needle = Needle::none; ///< the one set in the banks
    double eventLimitDbtp = LevelEvents::defaultLimitDbtp; ///< likewise
    bool canUndo = false, isPaused = false, isLeftOut = false, cutAhead = false, awaitsContinuation = false;
    MeterStream stream;
    AudioChunk chunk;
    std::vector<float> gained; ///< a block with the stream's gain; empty if that is 0 dB
    Continuity continuity;
    JoiningChannels joining;
    std::uint64_t generations = 0, measurementNumber = 0, sequence = 0, streamNumber = 0;

    // Shared between the threads.
    SnapshotExchange<MeterSnapshot> snapshots;
    SpscFifo<MeterCommand> commands { 64 };
    std::atomic<Needle> wantedNeedle { Needle::none };
    std::atomic<double> wantedEventLimitDbtp { LevelEvents::defaultLimitDbtp };
    std::mutex slotMutex;
    std::optional<MeterStream> slot;
    std::uint64_t slotNumber = 0; ///< number of the stream that was last put into the slot
    std::atomic<bool> slotIsFull { false };
    std::mutex observerMutex;
    std::vector<BlockObserver*> observers;
    std::vector<RowObserver*> rowObservers;
    std::atomic<bool> playerRolls { false };
    std::atomic<bool> shouldStop { false };

    // Message thread only.
    std::thread thread;
    std::thread::id owner;
    std::uint32_t exchangeIndex = 0;
    std::shared_ptr<AudioCapture> newestCapture;
    std::uint64_t newestStream = 0; ///< its number
    std::uint64_t seenSequence = 0; ///< of the snapshot that latest() returned last
    StreamHealth seenHealth, seenHealthSinceSound, seenHealthOfPass; ///< as they were published
};
} // namespace twobus

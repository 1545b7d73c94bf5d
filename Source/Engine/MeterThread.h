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

    Who may call what, from where:
    - The message thread (any one thread, always the same) owns this object: it constructs and destroys it, and calls
      start, stop, setStream, send, setNeedle, setEventLimit, latest, history, addObserver, removeObserver and their
      like for rows. Debug builds assert it.
    - The meter thread runs pump every 5 ms, and it alone touches the banks, the histories and the consumer's
      side of the stream. Without start (in tests) the owner may call pump itself instead: it is then the meter
      thread too.
    - The device thread touches the AudioCapture only, and never this object.

    Message to meter: commands through a FIFO, streams through a slot under a mutex, which neither holds for
    long and no real-time thread ever takes. Meter to message: SnapshotExchange, and the histories (lock-free).
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

    /** False where 64 commands are waiting already: the thread hangs, or was never started. */
    bool send (MeterCommand) noexcept;

    /** The needle to move from the next round on, in this measurement and in the one that undo would bring back: it is
        the user's, not the measurement's. The newest one counts. */
    void setNeedle (Needle wanted) noexcept { wantedNeedle = wanted; }

    /** dBTP: the limit of the level events (see LevelEvents) from the next round on, in both measurements too. Their
        counts start anew. */
    void setEventLimit (double dbtp) noexcept { wantedEventLimitDbtp = dbtp; }

    /** The newest snapshot; valid until the next call. Its health also counts what the device's side knows to be lost
        and the meter thread has not come to yet: while that thread starves nothing else tells of it. */
    const MeterSnapshot& latest() noexcept;

    /** The history that belongs to the snapshot that latest() gave last. */
    const History& history() noexcept { return measurements[exchangeIndex].history; }

    void addObserver (BlockObserver*);
    void removeObserver (BlockObserver*);

    /** Rows from now on. An observer that was removed is called no more. */
    void addRowObserver (RowObserver*);
    void removeRowObserver (RowObserver*);

    /** One round: commands, a new stream, all chunks that are there, and a snapshot when anything changed. */
    void pump();

private:
    /** A measurement: what reset puts away and undo brings back. */
    struct Measurement
    {
        MeterBank bank;
        History history;
        StreamHealth health;
        double sampleRate = 0.0; ///< 0: nothing measured yet
    };

    /** Where the stream stands. */
    struct Continuity
    {
        std::uint64_t generation = 0, nextFrame = 0;
        std::int64_t endNanoseconds = 0; ///< when the last chunk had arrived, 0 before the first
        std::uint64_t framesDroppedBefore = 0, framesTooFastBefore = 0, framesLostBefore = 0;
    };

    void run();
    bool takeCommands();
    bool takeNeedle() noexcept;
    bool takeEventLimit() noexcept;
    bool takeStream();
    bool takeChunks();
    void obey (MeterCommand);
    void measure (AudioChunk&);
    void measureFrames (AudioChunk&, std::size_t firstFrame, std::size_t numFrames);
    void beginGeneration (const AudioChunkHeader&);
    void bridgeGap (const AudioChunkHeader&);
    void countLost (std::uint64_t frames);
    void endPass() noexcept;
    void putAway();
    void forget();
    /** True when frames were dropped or refused since the last time: worth a snapshot even without audio. */
    bool noteStreamCounters();
    void publish();
    std::uint64_t lossNotYetMeasured (const MeterSnapshot&) const noexcept;
    void assertOwner() const noexcept;
    void meterRow (const MeterRow&) noexcept override;

    Measurement& current() noexcept { return measurements[currentIndex]; }

    // The meter thread's own.
    std::array<Measurement, 2> measurements;
    std::uint32_t currentIndex = 0;
    Needle needle = Needle::none; ///< that the banks have
    double eventLimitDbtp = LevelEvents::defaultLimitDbtp; ///< this too
    bool canUndo = false, isPaused = false, cutAhead = false, awaitsContinuation = false;
    MeterStream stream;
    AudioChunk chunk;
    Continuity continuity;
    JoiningChannels joining;
    std::uint64_t generations = 0, measurementNumber = 0, sequence = 0, streamNumber = 0;

    // Between the threads.
    SnapshotExchange<MeterSnapshot> snapshots;
    SpscFifo<MeterCommand> commands { 64 };
    std::atomic<Needle> wantedNeedle { Needle::none };
    std::atomic<double> wantedEventLimitDbtp { LevelEvents::defaultLimitDbtp };
    std::mutex slotMutex;
    std::optional<MeterStream> slot;
    std::uint64_t slotNumber = 0; ///< of the stream that was last put there
    std::atomic<bool> slotIsFull { false };
    std::mutex observerMutex;
    std::vector<BlockObserver*> observers;
    std::vector<RowObserver*> rowObservers;
    std::atomic<bool> shouldStop { false };

    // The message thread's own.
    std::thread thread;
    std::thread::id owner;
    std::uint32_t exchangeIndex = 0;
    std::shared_ptr<AudioCapture> newestCapture;
    std::uint64_t newestStream = 0; ///< its number
    std::uint64_t seenSequence = 0; ///< of the snapshot that latest() gave last
    StreamHealth seenHealth; ///< as it was published
};
} // namespace twobus

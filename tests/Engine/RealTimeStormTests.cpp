#include "Engine/AudioCapture.h"
#include "Engine/MeterThread.h"
#include "Support/AllocationGuard.h"
#include "Support/BlockingGuard.h"
#include "Support/CallbackStorm.h"
#include "Support/Catch.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Counts the frames that the meter has taken from the capture, measured or not. */
class TakenFrames : public BlockObserver
{
public:
    void audioBlock (const AudioBlock& block, double) noexcept override
    {
        frames.fetch_add (block.numFrames, std::memory_order_relaxed);
    }
    std::atomic<std::uint64_t> frames { 0 };
};
} // namespace

TEST_CASE ("the guard against waiting detects locks, conditions, files and sleep, only on its own thread")
{
    if (! BlockingGuard::isActive())
        return;

    std::mutex mutex;
    std::condition_variable condition;
    const BlockingGuard guard;
    CHECK (guard.count() == 0);

    mutex.lock();
    mutex.unlock();
    CHECK (guard.last() == "pthread_mutex_lock");

    condition.notify_one();
    CHECK (guard.last() == "pthread_cond_signal");

    if (auto* file = std::fopen ("/dev/null", "w"); file != nullptr)
    {
        CHECK (guard.last() == "fopen");
        std::fwrite ("x", 1, 1, file);
        CHECK (guard.last() == "fwrite");
        std::fclose (file);
    }

    std::this_thread::yield();
    CHECK (guard.last() == "sched_yield");
    const auto before = guard.count();
    CHECK (before >= 5);

    std::thread ([&mutex] { const std::scoped_lock lock (mutex); }).join();
    CHECK (guard.count() == before);
}

TEST_CASE ("a million callbacks allocate nothing and never wait during a storm of commands", "[threads]")
{
    constexpr int numCallbacks = 1'000'000;
    constexpr auto callbacksInTurn = 1000;
    const auto capture = std::make_shared<AudioCapture> (48000.0, 2, CallbackStorm::mostFrames);
    TakenFrames taken;
    MeterThread meter; // this thread pumps it without pauses, so that it sees as many frames as it can
    meter.addObserver (&taken);
    meter.setStream ({ .capture = capture, .layout = ChannelLayout::forChannelCount (2) });

    std::atomic<bool> isDone = false;
    std::uint64_t framesGiven = 0;
    std::size_t numAllocations = 1, numWaits = 1;
    std::string wait;

    std::thread device ([&] {
        CallbackStorm storm;
        const AllocationGuard allocations;
        const BlockingGuard waits;

        for (int i = 0; i < numCallbacks; ++i)
        {
            // The device alternates between two modes: it outruns the meter, so that the FIFO overflows, or it keeps in
            // step with the meter, but without any call that waits.
            const auto before = taken.frames.load (std::memory_order_relaxed);
            const auto callback = storm.next();
            capture->noteOverruns (callback.overruns);
            capture->push (callback.channels, callback.numChannels, callback.numFrames, callback.sampleRate,
                           callback.nanoseconds);

            for (int spins = 0; i / callbacksInTurn % 4 == 0 && spins < 20'000
                                && taken.frames.load (std::memory_order_relaxed) == before;
                 ++spins)
            {}
        }

        numAllocations = allocations.count();
        numWaits = waits.count();
        wait = waits.last();
        framesGiven = storm.framesGiven;
        isDone = true;
    });

    std::size_t numCommands = 0;
    constexpr std::array commands { MeterCommand::pause, MeterCommand::reset, MeterCommand::resume,
                                    MeterCommand::clearHolds, MeterCommand::undoReset };

    while (! isDone)
    {
        numCommands += meter.send (commands[numCommands % commands.size()]) ? 1u : 0u;
        meter.pump();
        static_cast<void> (meter.latest());
    }

    device.join();
    meter.removeObserver (&taken);
    INFO (wait);
    CHECK (numAllocations == 0);
    CHECK (numWaits == 0);
    CHECK (numCommands > 0);
    CHECK (taken.frames > 0);
    CHECK (capture->droppedFrames() > 0);
    CHECK (capture->droppedFrames() + capture->framesTooFast() < framesGiven);
}

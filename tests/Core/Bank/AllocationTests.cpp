#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cstdlib>
#include <memory>
#include <thread>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the allocation guard counts allocations and frees on its own thread")
{
    if (! AllocationGuard::isActive())
        return;

    std::size_t before = 0, afterNew = 0, afterDelete = 0, afterMalloc = 0, afterAligned = 0;
    {
        const AllocationGuard guard;
        before = guard.count();
        auto* object = ::operator new (100);
        afterNew = guard.count();
        ::operator delete (object);
        afterDelete = guard.count();

        void* volatile memory = std::malloc (100);
        std::free (memory);
        afterMalloc = guard.count();

        auto* aligned = ::operator new (256, std::align_val_t { 64 });
        ::operator delete (aligned, std::align_val_t { 64 });
        afterAligned = guard.count();
    }

    CHECK (before == 0);
    CHECK (afterNew == 1);
    CHECK (afterDelete == 2);

#if defined(__GLIBC__)
    CHECK (afterMalloc == 4);
    CHECK (afterAligned == 6);
#else
    CHECK (afterMalloc >= afterDelete);
    CHECK (afterAligned >= afterMalloc);
#endif
}

TEST_CASE ("the allocation guard ignores other threads")
{
    std::size_t counted = 1;
    std::thread other ([&counted] {
        const AllocationGuard guard;
        counted = guard.count();
    });
    const std::vector<int> mine (1000);
    other.join();
    CHECK (counted == 0);
}

TEST_CASE ("after prepare a bank neither allocates nor frees")
{
    const auto audio = randomProgramme (2, 4.0, 48000.0, 50);
    MeterBank bank;
    bank.prepare ({ 48000.0 });
    const auto first = audio.block (0, 700);
    std::size_t allocations = 0;

    // The blocks start at any frame of the programme. Their views allocate their own pointers, so they are made outside
    // the guard.
    for (std::size_t at = 0; at + 700 < audio.numFrames(); at += 333)
    {
        const auto block = audio.block (at, 700);
        const AllocationGuard guard;
        bank.process (block);
        allocations += guard.count();
    }

    {
        const AllocationGuard guard;
        [[maybe_unused]] const auto readings = bank.readings();
        bank.clearHolds();
        bank.markDiscontinuity();
        bank.process (first);
        bank.flush();
        bank.reset();
        allocations += guard.count();
    }

    CHECK (allocations == 0);
}

#include "Files/Analysis/ParallelAnalysis.h"
#include "Support/Catch.h"

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

using namespace twobus;

namespace
{
std::atomic<bool> memoryIsOut = false;
thread_local bool keepsSomeMemory = false;

void* allocate (std::size_t size) noexcept
{
    return memoryIsOut && ! keepsSomeMemory ? nullptr : std::malloc (size > 0 ? size : 1);
}

/** While this object exists, every thread except the current one is out of memory. */
struct OtherThreadsOutOfMemory
{
    OtherThreadsOutOfMemory()
    {
        keepsSomeMemory = true;
        memoryIsOut = true;
    }

    ~OtherThreadsOutOfMemory() { memoryIsOut = false; }
};
} // namespace

void* operator new (std::size_t size)
{
    if (auto* memory = allocate (size))
        return memory;

    throw std::bad_alloc();
}

void* operator new (std::size_t size, const std::nothrow_t&) noexcept { return allocate (size); }
void operator delete (void* memory) noexcept { std::free (memory); }
void operator delete (void* memory, std::size_t) noexcept { std::free (memory); }
void operator delete (void* memory, const std::nothrow_t&) noexcept { std::free (memory); }

TEST_CASE ("running out of memory for a result ends the analysis with an exception, not the program", "[threads]")
{
    const std::string longText (200, 'x');
    std::vector<ListedFile> files { { longText, {} }, { longText, longText }, { longText, {} } };
    auto numResults = 0;
    ParallelAnalysis analysis;
    analysis.numThreads = 2;
    analysis.onResult = [&] (const FileResult&) { ++numResults; };

    {
        const OtherThreadsOutOfMemory guard;
        CHECK_THROWS_AS (analysis.run (files), std::bad_alloc);
    }

    CHECK (numResults == 0);
    analysis.run (files);
    CHECK (numResults == 3);
}

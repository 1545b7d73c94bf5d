#include "Bench/Playing.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"

#include <cstdio>

/** Times one MeterBank::process of 64 frames of stereo, over a million calls. A bank measures 10 ms at a time, so most
    calls only copy their block, and about one in eight measures. */
using namespace twobus;
using namespace twobus::bench;

TEST_CASE ("a million blocks of 64 frames")
{
    constexpr std::size_t blockFrames = 64;
    const auto numBlocks = static_cast<std::size_t> (amountOf (1000000));
    constexpr auto periodNanoseconds = 1.0e9 * blockFrames / sampleRate;
    const auto programme = noiseProgramme();
    MeterBank bank;
    bank.prepare ({});

    std::vector<float> nanoseconds (numBlocks);
    std::size_t allocations = 0;
    {
        const auto first = programme.audio.block (0, blockFrames);
        const test::AllocationGuard guard;

        for (std::size_t i = 0; i < numBlocks; ++i)
        {
            const auto start = std::chrono::steady_clock::now();
            bank.process (first);
            nanoseconds[i] = std::chrono::duration<float, std::nano> (std::chrono::steady_clock::now() - start).count();
        }

        allocations = guard.count();
    }

    std::sort (nanoseconds.begin(), nanoseconds.end());
    const auto print = [&] (const char* name, std::size_t rank) {
        const auto value = static_cast<double> (nanoseconds[rank]);
        std::printf ("%s %.0f ns (%.3f %% of the period)%s", name, value, 100.0 * value / periodNanoseconds,
                     rank + 1 < numBlocks ? ", " : "\n");
    };

    std::printf ("A block of 64 frames, %zu times: ", numBlocks);
    print ("median", numBlocks / 2);
    print ("99 %", numBlocks / 100 * 99);
    print ("99.9 %", numBlocks / 1000 * 999);
    print ("worst", numBlocks - 1);
    std::printf ("Allocations: %zu%s\n", allocations,
                 test::AllocationGuard::isActive() ? "" : " (not counted in this build)");
    CHECK (allocations == 0);
}

#include "Engine/SpscFifo.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"

#include <array>
#include <cstdint>
#include <numeric>
#include <thread>

using namespace twobus;

TEST_CASE ("a FIFO's capacity is a power of two and at least the requested one")
{
    CHECK (SpscFifo<int> (0).capacity() == 2);
    CHECK (SpscFifo<int> (5).capacity() == 8);
    CHECK (SpscFifo<int> (64).capacity() == 64);
}

TEST_CASE ("a FIFO accepts all or nothing, and returns all or nothing")
{
    SpscFifo<int> fifo (8);
    const std::array<int, 5> five { 1, 2, 3, 4, 5 };
    std::array<int, 6> out {};

    CHECK (fifo.push (five));
    CHECK (fifo.freeSpace() == 3);
    CHECK_FALSE (fifo.push (five));
    CHECK (fifo.available() == 5);
    CHECK_FALSE (fifo.pop (out));
    CHECK (fifo.available() == 5);

    CHECK (fifo.pop (std::span (out).first (5)));
    CHECK (out == std::array<int, 6> { 1, 2, 3, 4, 5, 0 });
    CHECK (fifo.available() == 0);

    int one = 0;
    CHECK_FALSE (fifo.pop (one));
    CHECK (fifo.push (std::span<const int> {}));
}

TEST_CASE ("a FIFO can be filled completely from any position in its ring")
{
    SpscFifo<int> fifo (4);
    std::array<int, 4> out {};

    for (int round = 0; round < 20; ++round)
    {
        const std::array<int, 4> four { round, round + 1, round + 2, round + 3 };
        CHECK (fifo.push (four));
        CHECK (fifo.freeSpace() == 0);
        CHECK_FALSE (fifo.push (7));
        CHECK (fifo.pop (out));
        CHECK (out == four);

        CHECK (fifo.push (round)); // advances the ring by one
        CHECK (fifo.pop (out[0]));
        CHECK (out[0] == round);
    }
}

TEST_CASE ("staged elements become visible on commit, also across the ring's end")
{
    SpscFifo<int> fifo (8);
    std::array<int, 6> out {};
    CHECK (fifo.push (std::array<int, 6> {}));
    CHECK (fifo.pop (out));

    const std::array<int, 3> first { 1, 2, 3 }, second { 4, 5, 6 };
    fifo.stage (0, first);
    fifo.stage (3, second);
    CHECK (fifo.available() == 0);
    fifo.commit (6);
    CHECK (fifo.pop (out));
    CHECK (out == std::array<int, 6> { 1, 2, 3, 4, 5, 6 });
}

TEST_CASE ("a FIFO allocates only in its constructor")
{
    SpscFifo<int> fifo (8);
    const std::array<int, 3> in {};
    std::array<int, 3> out {};
    auto allDone = true;
    std::size_t allocations = 0;
    {
        const test::AllocationGuard guard;

        for (int i = 0; i < 100; ++i)
            allDone = fifo.push (in) && fifo.pop (out) && allDone;

        allocations = guard.count();
    }

    CHECK (allDone);
    CHECK (allocations == 0);
}

TEST_CASE ("two threads exchange ten million numbers in order", "[threads]")
{
    constexpr std::uint64_t total = 10'000'000;
    SpscFifo<std::uint64_t> fifo (256);

    std::thread producer ([&fifo] {
        std::array<std::uint64_t, 64> block {};

        for (std::uint64_t next = 0; next < total;)
        {
            const auto length = std::min<std::uint64_t> (1 + next % block.size(), total - next);
            std::iota (block.begin(), block.begin() + static_cast<std::ptrdiff_t> (length), next);

            if (fifo.push (std::span (block).first (length)))
                next += length;
            else
                std::this_thread::yield();
        }
    });

    std::array<std::uint64_t, 64> block {};
    std::uint64_t expected = 0, wrong = 0;

    while (expected < total)
    {
        const auto length = std::min<std::uint64_t> (1 + expected % 37, total - expected);

        if (! fifo.pop (std::span (block).first (length)))
        {
            std::this_thread::yield();
            continue;
        }

        for (std::uint64_t i = 0; i < length; ++i)
            wrong += block[i] != expected + i ? 1u : 0u;

        expected += length;
    }

    producer.join();
    CHECK (wrong == 0);
    CHECK (fifo.available() == 0);
}

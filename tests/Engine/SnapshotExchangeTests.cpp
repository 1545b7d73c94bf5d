#include "Engine/SnapshotExchange.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>

using namespace twobus;

namespace
{
/** A value too large to copy with one instruction. It is intact if all of its words are equal. */
struct Wide
{
    std::array<std::uint64_t, 512> words {};

    void fill (std::uint64_t value) noexcept { words.fill (value); }
    bool isWhole() const noexcept
    {
        return std::all_of (words.begin(), words.end(), [this] (std::uint64_t word) { return word == words[0]; });
    }
};
} // namespace

TEST_CASE ("an exchange gives the newest value, or the same one again if there is no newer one")
{
    SnapshotExchange<int> exchange;
    CHECK (exchange.latest() == 0);

    exchange.back() = 1;
    CHECK (exchange.latest() == 0);
    exchange.publish();
    CHECK (exchange.latest() == 1);
    CHECK (exchange.latest() == 1);

    for (int i = 2; i < 10; ++i)
    {
        exchange.back() = i;
        exchange.publish();
    }

    CHECK (exchange.latest() == 9);
    exchange.back() = 10; // not published
    CHECK (exchange.latest() == 9);
}

TEST_CASE ("a value stays readable while new ones are written")
{
    SnapshotExchange<int> exchange;
    exchange.back() = 1;
    exchange.publish();
    const auto& held = exchange.latest();

    for (int i = 2; i < 6; ++i)
    {
        exchange.back() = i;
        CHECK (held == 1);
        exchange.publish();
        CHECK (held == 1);
    }

    CHECK (exchange.latest() == 5);
}

TEST_CASE ("across two threads every value is read whole, and never older than the one before", "[threads]")
{
    constexpr std::uint64_t lastValue = 100'000;
    SnapshotExchange<Wide> exchange;

    std::thread writer ([&exchange] {
        for (std::uint64_t value = 1; value <= lastValue; ++value)
        {
            exchange.back().fill (value);
            exchange.publish();
        }
    });

    std::uint64_t torn = 0, backwards = 0, previous = 0;

    while (previous < lastValue)
    {
        const auto& value = exchange.latest();
        torn += value.isWhole() ? 0u : 1u;
        backwards += value.words[0] < previous ? 1u : 0u;
        previous = value.words[0];
    }

    writer.join();
    CHECK (torn == 0);
    CHECK (backwards == 0);
}

#if ! defined(__SANITIZE_THREAD__)

// Each word is atomic, so the behaviour is defined, but the value as a whole is not atomic.
TEST_CASE ("the same value does tear if it is shared without the exchange")
{
    std::array<std::atomic<std::uint64_t>, 512> shared {};
    std::atomic<bool> stop { false };

    std::thread writer ([&] {
        for (std::uint64_t value = 1; ! stop; ++value)
            for (auto& word : shared)
                word.store (value, std::memory_order_relaxed);
    });

    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);
    auto hasTorn = false;

    while (! hasTorn && std::chrono::steady_clock::now() < limit)
    {
        Wide copy;

        for (std::size_t i = 0; i < shared.size(); ++i)
            copy.words[i] = shared[i].load (std::memory_order_relaxed);

        hasTorn = ! copy.isWhole();
    }

    stop = true;
    writer.join();
    CHECK (hasTorn);
}

#endif

#pragma once

#include <atomic>
#include <cstdint>

namespace twobus
{
/** How long taps may still wait while the host renders, for room or for Twobus' first answer: one second in a whole
    render, for all taps of the process together. So a render becomes at most a second longer, whatever Twobus does. A
    block in real time begins the second anew.

    Any thread. Nothing here waits, allocates or locks.
*/
class RenderWait
{
public:
    static constexpr std::int64_t longestNanoseconds = 1'000'000'000;

    /** The one that all taps of this process share. */
    static RenderWait& ofThisProcess() noexcept
    {
        static RenderWait shared;
        return shared;
    }

    void noteRealTime() noexcept
    {
        if (spent.load (std::memory_order_relaxed) != 0)
            spent.store (0, std::memory_order_relaxed);
    }

    bool isLeft() const noexcept { return spent.load (std::memory_order_relaxed) < longestNanoseconds; }

    void spend (std::int64_t nanoseconds) noexcept { spent.fetch_add (nanoseconds, std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> spent { 0 };
};
} // namespace twobus

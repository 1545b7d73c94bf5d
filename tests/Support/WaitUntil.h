#pragma once

#include <chrono>
#include <thread>

namespace twobus::test
{
/** Yields until the condition holds. Returns false after 60 s, a limit that only keeps a broken test from hanging. */
template <typename Condition>
bool waitUntil (Condition&& condition)
{
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);

    while (! condition())
    {
        if (std::chrono::steady_clock::now() > limit)
            return false;

        std::this_thread::yield();
    }

    return true;
}
} // namespace twobus::test

#pragma once

#include <chrono>
#include <thread>

namespace twobus::test
{
/** Gives way until the condition holds; false when it does not within a time that is never needed, which only keeps
    a broken test from hanging. */
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

#pragma once

#include <cstddef>
#include <string>

namespace twobus::test
{
/** Notes what this thread calls while it lives that may make it wait: mutexes, conditions, semaphores, files, sleeping.
    Proof that a real-time path does none of it.

    On Linux the calls of the C library are interposed, from this program and from every library that it loads.
    Elsewhere, and under a sanitizer, which interposes them itself, nothing is noted and isActive is false. Guards do
    not nest.
*/
class BlockingGuard
{
public:
    BlockingGuard() noexcept;
    ~BlockingGuard();

    BlockingGuard (const BlockingGuard&) = delete;
    BlockingGuard& operator= (const BlockingGuard&) = delete;

    std::size_t count() const noexcept;

    /** The name of the last such call; empty before the first. */
    std::string last() const;

    static bool isActive() noexcept;
};
} // namespace twobus::test

#pragma once

#include <cstddef>
#include <string>

namespace twobus::test
{
/** Records this thread's calls that can block while the guard lives: mutexes, condition variables, semaphores, files
    and sleeping. Proves that a real-time path makes none.

    On Linux it interposes the C library's functions, for this program and every library that it loads. On other
    systems, and under a sanitizer, which interposes them itself, nothing is recorded and isActive is false. Guards do
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

    /** The name of the last blocking call; empty before the first. */
    std::string last() const;

    static bool isActive() noexcept;
};
} // namespace twobus::test

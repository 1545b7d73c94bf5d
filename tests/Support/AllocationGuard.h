#pragma once

#include <cstddef>

namespace twobus::test
{
/** Counts this thread's allocations and releases while the guard lives, to prove that a path allocates nothing.

    With glibc it counts every call of malloc and its relatives, which operator new and delete use too; elsewhere only
    calls of operator new and delete. Sanitizers have their own allocator: under one, nothing is counted and isActive is
    false. Guards do not nest.
*/
class AllocationGuard
{
public:
    AllocationGuard() noexcept;
    ~AllocationGuard();

    AllocationGuard (const AllocationGuard&) = delete;
    AllocationGuard& operator= (const AllocationGuard&) = delete;

    /** Allocations, reallocations and releases so far. */
    std::size_t count() const noexcept;

    static bool isActive() noexcept;
};
} // namespace twobus::test

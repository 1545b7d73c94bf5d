#pragma once

#include <cstddef>

namespace twobus::test
{
/** Counts what this thread allocates and frees while it lives: proof that a path allocates nothing.

    With glibc every call of malloc and its relatives counts, which operator new and delete end in; elsewhere
    those of operator new and delete. Under a sanitizer, which brings an allocator of its own, nothing is
    counted and isActive is false. Guards do not nest.
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

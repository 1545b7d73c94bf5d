#pragma once

#include <array>
#include <atomic>
#include <type_traits>

namespace twobus
{
/** Hands the newest value from one writer thread to one reader thread: a triple buffer, wait-free on both sides.

    The reader always sees one whole value, all of one instant; values that it did not come for in time are
    replaced, not queued. What must not be missed (a peak, a count) therefore lives in the value as a maximum or
    a total.
*/
template <typename T>
class SnapshotExchange
{
    static_assert (std::is_trivially_copyable_v<T>);

public:
    /** Writer only: the place to write the next value into. It holds an older one. */
    T& back() noexcept { return slots[backIndex]; }

    /** Writer only: makes back() the newest value, and gives another back(). */
    void publish() noexcept
    {
        backIndex = middle.exchange (backIndex | freshBit, std::memory_order_acq_rel) & indexMask;
    }

    /** Reader only: the newest published value; the same one again when there is nothing newer. Valid until the
        next call, and until then the reader's own, who may change it. */
    T& latest() noexcept
    {
        if ((middle.load (std::memory_order_relaxed) & freshBit) != 0)
            frontIndex = middle.exchange (frontIndex, std::memory_order_acq_rel) & indexMask;

        return slots[frontIndex];
    }

private:
    static constexpr unsigned freshBit = 4, indexMask = 3;

    std::array<T, 3> slots {};
    unsigned backIndex = 0;
    unsigned frontIndex = 1;
    std::atomic<unsigned> middle { 2 };
};
} // namespace twobus

#pragma once

#include <array>
#include <atomic>
#include <type_traits>

namespace twobus
{
/** Passes the newest value from one writer thread to one reader thread: a triple buffer, wait-free on both sides.

    The reader always sees one whole value, all of one instant. Values that it did not read in time are replaced, not
    queued. Anything that must not be missed (a peak, a count) therefore belongs in the value as a maximum or a total.
*/
template <typename T>
class SnapshotExchange
{
    static_assert (std::is_trivially_copyable_v<T>);

public:
    /** Writer only: where to write the next value. It still holds an older one. */
    T& back() noexcept { return slots[backIndex]; }

    /** Writer only: makes back() the newest value and provides another back(). */
    void publish() noexcept
    {
        backIndex = middle.exchange (backIndex | freshBit, std::memory_order_acq_rel) & indexMask;
    }

    /** Reader only: the newest published value, or the same one again if there is nothing newer. Valid until the next
        call; until then only the reader uses it, and can change it. */
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

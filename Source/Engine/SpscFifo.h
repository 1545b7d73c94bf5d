#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace twobus
{
/** A ring buffer between one producer thread and one consumer thread: wait-free, all or nothing.

    A write either takes everything or is refused and leaves nothing behind, so a chunk is never half there. Only the
    constructor allocates memory. It replaces juce::AbstractFifo because Engine builds without JUCE, and because that
    FIFO writes in part when it lacks room.

    The producer publishes its position with a release store and the consumer reads it with acquire, and the other way
    round for the free space. Each position is on its own cache line.
*/
template <typename T>
class SpscFifo
{
    static_assert (std::is_trivially_copyable_v<T>);

public:
    /** Makes room for at least minimumCapacity elements (rounded up to a power of two). */
    explicit SpscFifo (std::size_t minimumCapacity)
        : buffer (std::bit_ceil (minimumCapacity < 2 ? std::size_t { 2 } : minimumCapacity)), mask (buffer.size() - 1)
    {}

    std::size_t capacity() const noexcept { return buffer.size(); }

    /** Producer only. */
    std::size_t freeSpace() const noexcept
    {
        return capacity()
               - (writePosition.load (std::memory_order_relaxed) - readPosition.load (std::memory_order_acquire));
    }

    /** Producer only: writes elements ahead of their commit. The caller has checked freeSpace() before; offset counts
        from the first uncommitted element. */
    void stage (std::size_t offset, std::span<const T> elements) noexcept
    {
        copyIn (writePosition.load (std::memory_order_relaxed) + offset, elements);
    }

    /** Producer only: makes staged elements visible to the consumer. */
    void commit (std::size_t numElements) noexcept
    {
        writePosition.store (writePosition.load (std::memory_order_relaxed) + numElements, std::memory_order_release);
    }

    /** Producer only: returns false and writes nothing if there is no room for all elements. */
    [[nodiscard]] bool push (std::span<const T> elements) noexcept
    {
        if (elements.size() > freeSpace())
            return false;

        stage (0, elements);
        commit (elements.size());
        return true;
    }

    [[nodiscard]] bool push (const T& element) noexcept { return push (std::span<const T> (&element, 1)); }

    /** Consumer only. */
    std::size_t available() const noexcept
    {
        return writePosition.load (std::memory_order_acquire) - readPosition.load (std::memory_order_relaxed);
    }

    /** Consumer only: returns false and reads nothing if there are fewer elements than asked for. */
    [[nodiscard]] bool pop (std::span<T> elements) noexcept
    {
        if (elements.size() > available())
            return false;

        const auto position = readPosition.load (std::memory_order_relaxed);
        copyOut (position, elements);
        readPosition.store (position + elements.size(), std::memory_order_release);
        return true;
    }

    [[nodiscard]] bool pop (T& element) noexcept { return pop (std::span<T> (&element, 1)); }

private:
    void copyIn (std::size_t position, std::span<const T> elements) noexcept
    {
        const auto first = position & mask;
        const auto untilEnd = std::min (elements.size(), buffer.size() - first);
        std::copy_n (elements.begin(), untilEnd, buffer.begin() + static_cast<std::ptrdiff_t> (first));
        std::copy (elements.begin() + static_cast<std::ptrdiff_t> (untilEnd), elements.end(), buffer.begin());
    }

    void copyOut (std::size_t position, std::span<T> elements) const noexcept
    {
        const auto first = position & mask;
        const auto untilEnd = std::min (elements.size(), buffer.size() - first);
        const auto start = buffer.begin() + static_cast<std::ptrdiff_t> (first);
        std::copy_n (start, untilEnd, elements.begin());
        std::copy_n (buffer.begin(), elements.size() - untilEnd,
                     elements.begin() + static_cast<std::ptrdiff_t> (untilEnd));
    }

    static constexpr std::size_t cacheLine = 64;

    std::vector<T> buffer;
    std::size_t mask;
    alignas (cacheLine) std::atomic<std::size_t> writePosition { 0 };
    alignas (cacheLine) std::atomic<std::size_t> readPosition { 0 };
};
} // namespace twobus

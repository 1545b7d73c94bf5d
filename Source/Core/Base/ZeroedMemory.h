#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

/** @file
    A fixed number of zeros that cost neither time nor memory until they are touched.

    The system provides zeroed pages as they are first read or written; a vector would write every page beforehand. Use
    it for large arrays that mostly stay empty, of types for which zero bytes are a value: numbers, lock-free atomics,
    and structures of them.
*/
namespace twobus
{
struct ZeroedMemoryFree
{
    void operator() (void* memory) const noexcept { std::free (memory); }
};

template <typename Value>
using ZeroedMemory = std::unique_ptr<Value[], ZeroedMemoryFree>;

/** Throws std::bad_alloc if there isn't enough memory. */
template <typename Value>
ZeroedMemory<Value> zeroedMemory (std::size_t count)
{
    static_assert (std::is_trivially_destructible_v<Value>);
    auto* memory = static_cast<Value*> (std::calloc (count, sizeof (Value)));

    if (memory == nullptr)
        throw std::bad_alloc();

    return ZeroedMemory<Value> (memory);
}
} // namespace twobus

#pragma once

#include <cstdint>

#if defined(__SSE2__) || defined(_M_X64) || defined(_M_AMD64)
#include <immintrin.h>
#define TWOBUS_HAS_MXCSR 1
#endif

namespace twobus
{
/** While it lives, this thread's floating-point unit replaces denormal numbers by zeros, in operands and in results.
    When digital silence follows loud material, filters decay into denormals within seconds, and each costs a hundred
    cycles. The destructor restores the previous mode. Works on x86 and 64-bit ARM; elsewhere it does nothing.
*/
class DenormalGuard
{
public:
    DenormalGuard() noexcept : before (read()) { write (before | flushBits); }
    ~DenormalGuard() { write (before); }

    DenormalGuard (const DenormalGuard&) = delete;
    DenormalGuard& operator= (const DenormalGuard&) = delete;

private:
#if TWOBUS_HAS_MXCSR
    using Register = std::uint32_t;
    static constexpr Register flushBits = 0x8040; // FTZ and DAZ
    static Register read() noexcept { return _mm_getcsr(); }
    static void write (Register value) noexcept { _mm_setcsr (value); }
#elif defined(__aarch64__) && ! defined(_MSC_VER)
    using Register = std::uint64_t;
    static constexpr Register flushBits = 1u << 24; // FZ
    static Register read() noexcept
    {
        Register value;
        asm volatile("mrs %0, fpcr" : "=r"(value));
        return value;
    }
    static void write (Register value) noexcept { asm volatile("msr fpcr, %0" : : "r"(value)); }
#else
    using Register = std::uint32_t;
    static constexpr Register flushBits = 0;
    static Register read() noexcept { return 0; }
    static void write (Register) noexcept {}
#endif

    Register before;
};
} // namespace twobus

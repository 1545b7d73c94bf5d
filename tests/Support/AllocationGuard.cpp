#include "Support/AllocationGuard.h"

#include "Support/Sanitized.h"

#include <cerrno>
#include <cstdlib>
#include <new>

namespace
{
// Constant-initialised, so that counting works before any constructor has run, and needs no initialisation check.
thread_local bool isCounting = false;
thread_local std::size_t calls = 0;

[[maybe_unused]] void note() noexcept
{
    if (isCounting)
        ++calls;
}
} // namespace

namespace twobus::test
{
AllocationGuard::AllocationGuard() noexcept
{
    calls = 0;
    isCounting = true;
}

AllocationGuard::~AllocationGuard() { isCounting = false; }

std::size_t AllocationGuard::count() const noexcept { return calls; }

bool AllocationGuard::isActive() noexcept { return TWOBUS_IS_SANITIZED == 0; }
} // namespace twobus::test

#if ! TWOBUS_IS_SANITIZED && defined(__GLIBC__)

// glibc lets a program replace malloc. These functions count, then call glibc's own.
extern "C" {
void* __libc_malloc (std::size_t);
void* __libc_calloc (std::size_t, std::size_t);
void* __libc_realloc (void*, std::size_t);
void* __libc_memalign (std::size_t, std::size_t);
void __libc_free (void*);

void* malloc (std::size_t size) noexcept
{
    note();
    return __libc_malloc (size);
}

void* calloc (std::size_t number, std::size_t size) noexcept
{
    note();
    return __libc_calloc (number, size);
}

void* realloc (void* memory, std::size_t size) noexcept
{
    note();
    return __libc_realloc (memory, size);
}

void* memalign (std::size_t alignment, std::size_t size) noexcept
{
    note();
    return __libc_memalign (alignment, size);
}

void* aligned_alloc (std::size_t alignment, std::size_t size) noexcept
{
    note();
    return __libc_memalign (alignment, size);
}

int posix_memalign (void** memory, std::size_t alignment, std::size_t size) noexcept
{
    note();
    *memory = __libc_memalign (alignment, size);
    return *memory == nullptr ? ENOMEM : 0;
}

void free (void* memory) noexcept
{
    note();
    __libc_free (memory);
}
}

#elif ! TWOBUS_IS_SANITIZED

void* operator new (std::size_t size)
{
    note();

    if (auto* memory = std::malloc (size == 0 ? 1 : size))
        return memory;

    throw std::bad_alloc();
}

void operator delete (void* memory) noexcept
{
    note();
    std::free (memory);
}

void operator delete (void* memory, std::size_t) noexcept
{
    note();
    std::free (memory);
}

#endif

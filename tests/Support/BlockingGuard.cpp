#include "Support/BlockingGuard.h"

#include "Support/Sanitized.h"

#if TWOBUS_IS_SANITIZED || ! defined(__linux__)
#define TWOBUS_NOTES_NOTHING 1
#endif

namespace
{
// Constant-initialised, so that recording works before any constructor has run, and needs no initialisation check.
thread_local bool isDetecting = false;
thread_local std::size_t calls = 0;
thread_local const char* lastCall = "";

[[maybe_unused]] void note (const char* name) noexcept
{
    if (! isDetecting)
        return;

    ++calls;
    lastCall = name;
}
} // namespace

namespace twobus::test
{
BlockingGuard::BlockingGuard() noexcept
{
    calls = 0;
    lastCall = "";
    isDetecting = true;
}

BlockingGuard::~BlockingGuard() { isDetecting = false; }

std::size_t BlockingGuard::count() const noexcept { return calls; }

std::string BlockingGuard::last() const { return lastCall; }

bool BlockingGuard::isActive() noexcept
{
#if TWOBUS_NOTES_NOTHING
    return false;
#else
    return true;
#endif
}
} // namespace twobus::test

#if ! TWOBUS_NOTES_NOTHING
#include <dlfcn.h>
#include <sys/types.h>

namespace
{
/** The C library's own function of this name. */
template <typename Function>
Function* realOf (const char* name) noexcept
{
    return reinterpret_cast<Function*> (dlsym (RTLD_NEXT, name));
}
} // namespace

// Defines each function by its name in the object file, so that it cannot conflict with the headers' declarations.
#define TWOBUS_INTERPOSE(result, name, parameters, arguments)        \
    extern "C" result noted_##name parameters __asm__(#name);        \
    extern "C" result noted_##name parameters                        \
    {                                                                \
        static auto* const real = realOf<result parameters> (#name); \
        note (#name);                                                \
        return real arguments;                                       \
    }

TWOBUS_INTERPOSE (int, pthread_mutex_lock, (void* mutex), (mutex))
TWOBUS_INTERPOSE (int, pthread_mutex_timedlock, (void* mutex, const timespec* time), (mutex, time))
TWOBUS_INTERPOSE (int, pthread_rwlock_rdlock, (void* lock), (lock))
TWOBUS_INTERPOSE (int, pthread_rwlock_wrlock, (void* lock), (lock))
TWOBUS_INTERPOSE (int, pthread_cond_wait, (void* condition, void* mutex), (condition, mutex))
TWOBUS_INTERPOSE (int, pthread_cond_timedwait, (void* condition, void* mutex, const timespec* time),
                  (condition, mutex, time))
TWOBUS_INTERPOSE (int, pthread_cond_signal, (void* condition), (condition))
TWOBUS_INTERPOSE (int, pthread_cond_broadcast, (void* condition), (condition))
TWOBUS_INTERPOSE (int, sem_wait, (void* semaphore), (semaphore))
TWOBUS_INTERPOSE (int, sem_post, (void* semaphore), (semaphore))
TWOBUS_INTERPOSE (int, nanosleep, (const timespec* time, timespec* left), (time, left))
TWOBUS_INTERPOSE (int, sched_yield, (), ())
TWOBUS_INTERPOSE (ssize_t, read, (int file, void* data, std::size_t size), (file, data, size))
TWOBUS_INTERPOSE (ssize_t, write, (int file, const void* data, std::size_t size), (file, data, size))
TWOBUS_INTERPOSE (int, close, (int file), (file))
TWOBUS_INTERPOSE (int, fsync, (int file), (file))
TWOBUS_INTERPOSE (void*, fopen, (const char* path, const char* mode), (path, mode))
TWOBUS_INTERPOSE (std::size_t, fwrite, (const void* data, std::size_t size, std::size_t number, void* file),
                  (data, size, number, file))
TWOBUS_INTERPOSE (int, fputs, (const char* text, void* file), (text, file))
TWOBUS_INTERPOSE (int, fflush, (void* file), (file))
TWOBUS_INTERPOSE (int, poll, (void* files, unsigned long number, int timeout), (files, number, timeout))

#endif

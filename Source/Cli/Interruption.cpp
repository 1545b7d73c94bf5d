#include "Cli/Interruption.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace twobus
{
namespace
{
constexpr std::array watchedSignals { SIGINT, SIGTERM };

#ifdef _WIN32
bool makePipe (std::array<int, 2>& ends) noexcept { return _pipe (ends.data(), 16, 0) == 0; }
auto readOne (int end, char& byte) noexcept { return _read (end, &byte, 1); }
auto writeOne (int end, char byte) noexcept { return _write (end, &byte, 1); }
void closeEnd (int end) noexcept { _close (end); }
#else
bool makePipe (std::array<int, 2>& ends) noexcept
{
    if (::pipe (ends.data()) != 0)
        return false;

    for (const auto end : ends) // programs that we start must not inherit it
        ::fcntl (end, F_SETFD, FD_CLOEXEC);

    return true;
}

auto readOne (int end, char& byte) noexcept { return ::read (end, &byte, 1); }
auto writeOne (int end, char byte) noexcept { return ::write (end, &byte, 1); }
void closeEnd (int end) noexcept { ::close (end); }
#endif

/** The handler writes the signal's number here. Writing to a pipe is the only way to wake a thread that is allowed in a
    signal handler. */
std::atomic<int> pipeToWatcher { -1 };
static_assert (std::atomic<int>::is_always_lock_free);

void handle (int signal)
{
    const auto before = errno;
    std::signal (signal, SIG_DFL);
    writeOne (pipeToWatcher, static_cast<char> (signal));
    errno = before;
}
} // namespace

struct Interruption::Watch
{
    Watch()
    {
        if (! makePipe (ends))
            return; // without a pipe, Ctrl+C ends the program at once

        pipeToWatcher = ends[1];
        thread = std::thread ([this] { waitForOne(); });

        for (const auto signal : watchedSignals)
            if (std::signal (signal, handle) == SIG_IGN)
                std::signal (signal, SIG_IGN);
    }

    ~Watch()
    {
        if (! thread.joinable())
            return;

        for (const auto signal : watchedSignals)
            if (std::signal (signal, SIG_DFL) == SIG_IGN)
                std::signal (signal, SIG_IGN);

        writeOne (ends[1], 0); // 0 is no signal, so the thread just ends
        thread.join();
        pipeToWatcher = -1;
        closeEnd (ends[0]);
        closeEnd (ends[1]);
    }

    void waitForOne()
    {
        char byte = 0;

        while (readOne (ends[0], byte) < 0 && errno == EINTR)
        {}

        if (byte == 0)
            return;

        signalNumber = byte;
        stop.request_stop();
    }

    std::array<int, 2> ends { -1, -1 };
    std::stop_source stop;
    std::atomic<int> signalNumber = 0;
    std::thread thread;
};

Interruption::Interruption() : watch (std::make_unique<Watch>()) {}
Interruption::~Interruption() = default;

std::stop_token Interruption::token() const noexcept { return watch->stop.get_token(); }
int Interruption::exitStatus() const noexcept { return 128 + watch->signalNumber; }
} // namespace twobus

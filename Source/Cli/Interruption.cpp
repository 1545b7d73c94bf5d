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
bool makePipe (std::array<int, 2>& ends) noexcept { return ::pipe (ends.data()) == 0; }
auto readOne (int end, char& byte) noexcept { return ::read (end, &byte, 1); }
auto writeOne (int end, char byte) noexcept { return ::write (end, &byte, 1); }
void closeEnd (int end) noexcept { ::close (end); }
#endif

/** Where the handler writes the signal's number: nothing else that wakes a thread may be called there. */
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
            return; // without it Ctrl+C ends the program as it ends any

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

        writeOne (ends[1], 0); // no signal: it was only waiting
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

#include "Cli/Console.h"

#include "Present/Base/Printable.h"

#include <cstdio>
#include <fmt/format.h>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace twobus
{
namespace
{
bool isTerminal (std::FILE* stream) noexcept
{
#ifdef _WIN32
    return _isatty (_fileno (stream)) != 0;
#else
    return isatty (fileno (stream)) != 0;
#endif
}

void write (std::FILE* stream, std::string_view text) noexcept { std::fwrite (text.data(), 1, text.size(), stream); }
} // namespace

Console::~Console() { wipeProgress(); }

void Console::print (std::string_view text)
{
    wipeProgress();
    write (streams.output(), text);
}

bool Console::flush() { return std::fflush (streams.output()) == 0 && std::ferror (streams.output()) == 0; }

void Console::say (std::string_view sentence)
{
    wipeProgress();
    std::fflush (streams.output());
    write (streams.errors(), printable (sentence) + '\n');
}

void Console::showProgress (std::string_view line)
{
    if (! isTerminal (streams.errors()) || line == progress)
        return;

    write (streams.errors(), fmt::format ("\r\033[K{}", printable (line)));
    std::fflush (streams.errors());
    progress = line;
}

void Console::wipeProgress()
{
    if (! progress.empty())
        write (streams.errors(), "\r\033[K");

    progress.clear();
}

int Console::finish (int status)
{
    if (flush())
        return status;

    say ("The report could not be written completely: the output is closed or its disk is full.");
    return exitFailed;
}

std::stop_token Console::stop()
{
    if (! interruption)
        interruption.emplace();

    return interruption->token();
}

int Console::stopped (std::string_view whatThereIs)
{
    say (fmt::format ("Stopped: {}", whatThereIs));
    return interruption->exitStatus();
}
} // namespace twobus

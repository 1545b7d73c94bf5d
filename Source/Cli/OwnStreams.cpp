#include "Cli/OwnStreams.h"

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace twobus
{
#ifdef _WIN32
OwnStreams::OwnStreams() = default;
OwnStreams::~OwnStreams() = default;
#else
namespace
{
/** A stream of our own in place of this one, which from then on leads to the null device. */
std::FILE* replaced (std::FILE* stream, int nullDevice) noexcept
{
    std::fflush (stream);
    const auto copy = dup (fileno (stream));
    auto* own = copy >= 0 ? fdopen (copy, "w") : nullptr;

    if (own == nullptr || dup2 (nullDevice, fileno (stream)) < 0)
        return stream;

    return own;
}

void restore (std::FILE* stream, std::FILE* own) noexcept
{
    if (own == stream)
        return;

    std::fflush (own);
    std::fflush (stream);
    dup2 (fileno (own), fileno (stream));
    std::fclose (own);
}
} // namespace

OwnStreams::OwnStreams()
{
    const auto nullDevice = open ("/dev/null", O_WRONLY | O_CLOEXEC);

    if (nullDevice < 0)
        return;

    out = replaced (stdout, nullDevice);
    err = replaced (stderr, nullDevice);
    std::setvbuf (err, nullptr, _IONBF, 0);
    close (nullDevice);
}

OwnStreams::~OwnStreams()
{
    restore (stdout, out);
    restore (stderr, err);
}
#endif
} // namespace twobus

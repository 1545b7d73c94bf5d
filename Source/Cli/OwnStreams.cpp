#include "Cli/OwnStreams.h"

namespace twobus
{
namespace
{
#if defined(__GLIBC__) || defined(__APPLE__) || defined(__FreeBSD__)
void setStreams (std::FILE* output, std::FILE* errors) noexcept
{
    stdout = output;
    stderr = errors;
}

std::FILE* openDevNull() noexcept { return std::fopen ("/dev/null", "we"); }
#else
void setStreams (std::FILE*, std::FILE*) noexcept {}
std::FILE* openDevNull() noexcept { return nullptr; }
#endif
} // namespace

OwnStreams::OwnStreams() : nowhere (openDevNull())
{
    if (nowhere != nullptr)
        setStreams (nowhere, nowhere);
}

OwnStreams::~OwnStreams()
{
    if (nowhere == nullptr)
        return;

    setStreams (out, err);
    std::fclose (nowhere);
}
} // namespace twobus

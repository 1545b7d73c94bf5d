#pragma once

#include <cstdio>

namespace twobus
{
/** Keeps stdout and stderr for the program's own text. Decoders print there too if a file is damaged: libsndfile on
    stdout, libmpg123 on stderr. While this object lives, their output is discarded, so no report contains a foreign
    line. Only one can exist at a time. Make it before any thread decodes.

    Redirects C's variables and not the process's descriptors. So a report written to /dev/stdout still arrives there,
    and so do messages of the C++ library or a sanitizer about a crash. */
class OwnStreams
{
public:
    OwnStreams();
    ~OwnStreams();

    OwnStreams (const OwnStreams&) = delete;
    OwnStreams& operator= (const OwnStreams&) = delete;

    std::FILE* output() const noexcept { return out; }
    std::FILE* errors() const noexcept { return err; }

private:
    std::FILE *const out = stdout, *const err = stderr; ///< the original streams
    std::FILE* nowhere = nullptr; ///< null on systems where the variables cannot be set
};
} // namespace twobus

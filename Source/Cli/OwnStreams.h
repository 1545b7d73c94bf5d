#pragma once

#include <cstdio>

namespace twobus
{
/** stdout and stderr for the program's own words alone. Decoders write there too, of damaged files: libsndfile on
    stdout, libmpg123 on stderr; while this lives that goes nowhere, and no report has a foreign line in it. One at a
    time; made before a thread decodes.

    It is C's variables that lead elsewhere, not the process's descriptors: a report into /dev/stdout arrives there, and
    so does what the C++ library or a sanitizer has to say of a crash. */
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
    std::FILE *const out = stdout, *const err = stderr; ///< as they were
    std::FILE* nowhere = nullptr; ///< where the system lets the variables be set
};
} // namespace twobus

#pragma once

#include <cstdio>

/** stdout and stderr for the program's own words alone. Decoders write there too, of damaged files: libsndfile on stdout,
    libmpg123 on stderr; while this lives that goes nowhere, and no report has a foreign line in it. One at a time; made
    before a thread decodes. */
namespace twobus
{
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
    std::FILE *out = stdout, *err = stderr; ///< as they are where the system has no others to give
};
} // namespace twobus

#pragma once

#include <cstdint>
#include <sndfile.h>

/** What tells a file that was cut off from a whole one: libsndfile takes the shorter length for the true one. */
namespace twobus
{
/** The frames that a header promises where libsndfile has found fewer bytes, and the frames that it found elsewhere.
    Lengths of 0xFFFFFFFF mean "not known" and promise nothing. */
std::int64_t promisedFrames (SNDFILE*, const SF_INFO&);
} // namespace twobus

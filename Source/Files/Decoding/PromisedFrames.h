#pragma once

#include <cstdint>
#include <sndfile.h>

/** @file
    What tells a file that was cut off from a whole one: libsndfile takes the shorter length for the true one, and names
    the other only in its log.
*/
namespace twobus
{
/** The frames that a header promises where libsndfile has found fewer bytes, and the frames that it found elsewhere.
    A length that means "not known" promises nothing. */
std::int64_t promisedFrames (SNDFILE*, const SF_INFO&);

/** Whether these bytes of audio are what programs write into a pipe, where they cannot come back to write the true
    length: the most that 32 bits hold (ffmpeg), 2 GiB or a little less (sox), in AIFF 0x7f000000 (sox); or the last
    whole frame before. */
bool isUnknownLength (std::uint64_t bytes) noexcept;
} // namespace twobus

#pragma once

#include <cstdint>
#include <sndfile.h>

/** @file
    Tells a file that was cut off from a complete one. libsndfile takes the shorter length as correct and mentions the
    other only in its log.
*/
namespace twobus
{
/** Returns the frames that the header promises if libsndfile found fewer bytes; otherwise the frames that libsndfile
    found. A length that means "not known" promises nothing. */
std::int64_t promisedFrames (SNDFILE*, const SF_INFO&);

/** Returns true if this number of audio bytes is a placeholder. Programs that write to a pipe use one, because they
    cannot go back to write the true length: the maximum of 32 bits (ffmpeg), 2 GiB or a little less (sox), in AIFF
    0x7f000000 (sox), or the last whole frame below one of these. */
bool isUnknownLength (std::uint64_t bytes) noexcept;
} // namespace twobus

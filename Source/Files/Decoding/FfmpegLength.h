#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FfmpegLink.h"

#include <cstdint>

namespace twobus
{
/** @file
    The lengths that containers promise to FFmpeg, and how far each can be off. All lengths are frames at the output
    rate.
*/

/** Returns a negative number if the container does not give the length of the stream. */
std::int64_t framesPromisedBy (const FfmpegLink&, const ContainerFacts&, int sampleRate) noexcept;

/** The same, but called after the last block. Some containers include the encoder's delay and padding in the length
    and some do not. This picks the interpretation that is closer to the number of decoded frames. */
std::int64_t framesPromisedAfterwards (const FfmpegLink&, const ContainerFacts&, int sampleRate,
                                       std::int64_t decoded) noexcept;

struct ToleranceOfLength
{
    const StreamFacts& facts;
    bool isOgg = false, isPcm = false, hasFewerBytes = false;
    int largestBlock = 0; ///< in frames
};

/** Lossless lengths are exact. Lossy lengths can include or omit the frames that encoders add. */
std::int64_t framesTolerated (const ToleranceOfLength&) noexcept;
} // namespace twobus

#pragma once

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FfmpegLink.h"

#include <cstdint>

namespace twobus
{
/** @file
    The lengths that containers promise to FFmpeg, and how far each may be off. Frames at the rate that comes out.
*/

/** Less than 0 if the container does not say how long the stream is. */
std::int64_t framesPromisedBy (const FfmpegLink&, const ContainerFacts&, int sampleRate) noexcept;

/** The same after the last block. Some containers count the encoder's delay and padding, and some do not: the reading
    that comes closer to what was decoded wins. */
std::int64_t framesPromisedAfterwards (const FfmpegLink&, const ContainerFacts&, int sampleRate,
                                       std::int64_t decoded) noexcept;

struct ToleranceOfLength
{
    const StreamFacts& facts;
    bool isOgg = false, isPcm = false, hasFewerBytes = false;
    int largestBlock = 0; ///< frames
};

/** Lossless lengths are exact. Lossy lengths can leave out or count in the frames that encoders add. */
std::int64_t framesTolerated (const ToleranceOfLength&) noexcept;
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"

extern "C" {
#include <libavutil/channel_layout.h>
}

namespace twobus
{
/** Returns the loudspeakers for the channels of an FFmpeg decoder. One channel is mono and two are stereo. Three or
    more are unknown if the file does not name them.

    FFmpeg has already applied the container's own rule: the mask of WAV, RFC 9639 section 9.1.3 (FLAC), Vorbis I
    section 4.3.9, RFC 7845 section 5.1.1 (Opus), the layout tags of CAF, AIFF and MP4 (Core Audio), ISO 14496-3
    table 1.19 (AAC). */
ChannelLayout layoutFrom (const AVChannelLayout&);
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"

#include <sndfile.h>

/** @file
    The loudspeakers that a file's channels feed, as its header names them (a WAVE channel mask, a CAF layout).
    FLAC needs no header field: its specification fixes the order for 3 to 8 channels. One channel is mono and two are
    stereo; any other channels that the file does not name stay unknown.
*/
namespace twobus
{
ChannelLayout layoutOf (SNDFILE*, const SF_INFO&);

/** RFC 9639 (FLAC), section 9.1.3. */
ChannelLayout flacLayout (std::size_t numChannels);
} // namespace twobus

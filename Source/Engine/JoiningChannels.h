#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Engine/AudioChunk.h"

#include <bitset>
#include <cstddef>

namespace twobus
{
/** Finds where a stream that is joined while music plays goes from zeros into the middle of a waveform. That step is
    not in the music, so its true peak must not count.

    A sound server connects one port after the other, so each channel has its own step: on Debian 13's PipeWire the
    right one was seen 80 ms behind the left. A channel that begins to sound more than a second after the first is
    music, and so is everything after a later silence.

    One thread. Nothing here allocates.
*/
class JoiningChannels
{
public:
    static constexpr double longestSeconds = 1.0;
    static constexpr float smallestStep = 0.001f; ///< -60 dBFS: smaller steps are ignored after the first channel

    /** A new stream begins. */
    void begin (std::size_t numChannels, double sampleRate) noexcept;

    /** The first frame, from firstFrame on, at which a channel begins to sound for the first time; after the first
        channel, only a beginning with a step counts. Returns the chunk's numFrames if there is none. All channels that
        begin at a returned frame count as joined. Give chunks in order, and ask for each until the answer is
        numFrames. */
    std::size_t findNext (const AudioChunk&, std::size_t firstFrame) noexcept;

private:
    std::bitset<maxChannels> waiting;
    bool anySounds = false;
    std::size_t framesLeft = 0;
};
} // namespace twobus

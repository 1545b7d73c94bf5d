#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Engine/AudioChunk.h"

#include <bitset>
#include <cstddef>

namespace twobus
{
/** Finds where a stream that is joined while music plays goes from zeros into the middle of a waveform: a step that
    nobody played, whose true peak is not to be counted.

    A sound server connects one port after the other, so each channel has a step of its own: on Debian 13's PipeWire the
    right one was seen 80 ms behind the left. A channel that begins to sound more than a second after the first is
    music, and so is what follows a later silence.

    One thread. Nothing here allocates.
*/
class JoiningChannels
{
public:
    static constexpr double longestSeconds = 1.0;
    static constexpr float smallestStep = 0.001f; ///< that is looked at after the first channel: -60 dBFS

    /** A new stream begins. */
    void begin (std::size_t numChannels, double sampleRate) noexcept;

    /** The first frame from firstFrame on where a channel begins to sound for the first time, after the first channel
        only with a step; all that begin there are then known. The chunk's numFrames where none does. Chunks come in
        order, and each is asked until the answer is numFrames. */
    std::size_t findNext (const AudioChunk&, std::size_t firstFrame) noexcept;

private:
    std::bitset<maxChannels> waiting;
    bool anySounds = false;
    std::size_t framesLeft = 0;
};
} // namespace twobus

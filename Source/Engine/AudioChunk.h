#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
struct AudioChunkHeader
{
    std::uint64_t generation = 0;
    std::uint64_t firstFrame = 0; ///< counted from the start of the generation
    std::uint32_t numFrames = 0;
    std::uint32_t numChannels = 0;
    double sampleRate = 0.0;
    std::int64_t arrivalNanoseconds = 0; ///< steady clock
    bool followsPossibleCut = false; ///< it came late or after an overrun, so it can begin with a glitch
    bool followsSkip = false; ///< blocks before it were skipped on purpose: see AudioCapture::skip
    bool isRender = false; ///< the DAW renders, so this can come faster than real time
    std::optional<double> playerSeconds; ///< the player's own time of the first frame, if the source knows it exactly
        ///< and the player rolls
    std::uint64_t framesLostBefore = 0; ///< in the whole stream: AudioCapture::lostFrames at this chunk
};

/** A piece of a stream on its way from the device thread to the meter thread.

    Format changes and gaps travel in band: a new generation means that the format can have changed and meters prepare
    again; if firstFrame is not the end of the previous chunk, the frames between were lost.

    The samples are planar, [channel][frame], with numFrames per channel.
*/
struct AudioChunk
{
    AudioChunkHeader header;
    std::vector<float> samples; ///< sized for the largest chunk; the header says how much of it is used
};
} // namespace twobus

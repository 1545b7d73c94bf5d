#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Engine/AudioCapture.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
enum class SourceState
{
    stopped,
    waiting, ///< it is not there (yet, or any more) and is looked for
    running
};

struct SourceStatus
{
    SourceState state = SourceState::stopped;
    std::string message; ///< empty while all is well; otherwise what is wrong, why, and what to do
    double sampleRate = 0.0; ///< while running
    int bufferFrames = 0; ///< while running
};

/** Where live audio comes from: a device, the demo, a file played live, later a tap inside a plug-in.

    All calls are one thread's, the one that owns the source (the message thread). The audio itself comes on
    whatever thread the source has, through the AudioCapture that stream() hands out.
*/
class AudioSource
{
public:
    virtual ~AudioSource() = default;

    /** The name that the user knows it by, for example "JACK: ardour, Master 1-2". */
    virtual std::string name() const = 0;

    /** One name a channel, in the order of the audio. */
    virtual std::vector<std::string> channelNames() const = 0;

    virtual ChannelLayout layout() const = 0;

    /** Tries to open; where that fails the state is waiting and poll tries again. */
    virtual void start() = 0;
    virtual void stop() = 0;

    /** To be called several times a second: notices what became of the stream and opens it again. */
    virtual void poll (std::int64_t nowNanoseconds) = 0;

    virtual SourceStatus status() const = 0;

    /** Whether the last stream that went away ended because whoever played left: a program that stopped or was closed.
        Its pass ends then, and what was not played until it is back is not lost. */
    virtual bool hasPlayerLeft() const { return false; }

    /** Where whoever plays is at that moment in its own time, in seconds; empty while it stands or tells nothing. */
    virtual std::optional<double> playerSeconds (std::int64_t) const { return std::nullopt; }

    /** The open stream, another object after each opening; null when there is none. */
    virtual std::shared_ptr<AudioCapture> stream() const = 0;
};
} // namespace twobus

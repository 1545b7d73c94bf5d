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
    waiting, ///< it is not there (yet, or any more); the source keeps looking for it
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

    One thread, the one that owns the source (the message thread), makes all calls. The audio itself comes on whatever
    thread the source has, through the AudioCapture that stream() returns.
*/
class AudioSource
{
public:
    virtual ~AudioSource() = default;

    /** The name by which the user knows it, for example "JACK: ardour, Master 1-2". */
    virtual std::string name() const = 0;

    /** One name per channel, in the order of the audio. */
    virtual std::vector<std::string> channelNames() const = 0;

    virtual ChannelLayout layout() const = 0;

    /** Tries to open the source. If that fails, the state is waiting and poll tries again. */
    virtual void start() = 0;
    virtual void stop() = 0;

    /** Call this several times a second: it notices changes of the stream and opens it again if needed. */
    virtual void poll (std::int64_t nowNanoseconds) = 0;

    virtual SourceStatus status() const = 0;

    /** Whether it hears what comes before a fader, or nobody knows better: then a move of that fader does not show.
        isMoveHeard: a move of a fader has been heard (HeardMove), which counts if nothing else tells. */
    virtual bool isBeforeFader ([[maybe_unused]] bool isMoveHeard) const { return false; }

    /** Whether the last stream ended because the player left: a program that stopped or was closed. Its pass then ends,
        and the time until the player is back does not count as lost. */
    virtual bool hasPlayerLeft() const { return false; }

    /** The position of the sound server's transport at that moment, in seconds; empty while it stands or there is none.
        Nobody knows whether the player follows it: see TransportEvidence. */
    virtual std::optional<double> transportSeconds (std::int64_t) const { return std::nullopt; }

    /** The open stream, a new object after each opening; null if none is open. */
    virtual std::shared_ptr<AudioCapture> stream() const = 0;
};
} // namespace twobus

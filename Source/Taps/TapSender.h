#pragma once

#include "Taps/LocalSocket.h"
#include "Taps/SealedMemory.h"
#include "Taps/TapMessages.h"
#include "Taps/TapRingWriter.h"
#include "Taps/TapTime.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace twobus
{
/** The plug-in's end of a tap: finds Twobus, and hands the audio over to it.

    Threads: the audio thread calls process, which copies, counts and returns. The host's other threads call the rest;
    prepare never while process runs, as hosts promise. A thread of its own talks to Twobus, and tries to connect four
    times a second while it doesn't hear it. It says nothing before the first block that has a time, since a host can
    make an instance merely to look at it, and even give it a block or two to read its latency (LV2 in Ardour 7). From
    a host that tells no time, the fourth block counts as the first.

    A render can begin before Twobus has answered, and at ten times real time it is 2.5 s further a quarter of a second
    later. So its first block waits until Twobus has answered or is known not to be there (see RenderWait).

    Nothing here changes the audio. If Twobus is not there, process does nothing.
*/
class TapSender
{
public:
    enum class State
    {
        notHeard, ///< Twobus is not running, or has not answered yet
        heard,
        refused, ///< see Status::refusal; it tries again
        noMemory ///< the system gave none for the ring
    };

    struct Status
    {
        State state = State::notHeard;
        TapRefusal refusal = TapRefusal::none;
        std::uint64_t framesLost = 0; ///< for which the ring had no room, since prepare
    };

    TapSender (TapId, std::string hostName, std::string formatName, std::string socketName = tapSocketName());
    ~TapSender();

    TapSender (const TapSender&) = delete;
    TapSender& operator= (const TapSender&) = delete;

    /** Call this before the first block, and whenever the rate or the channels change. A layout of more than
        maxTapChannels channels is not handed over. */
    void prepare (double sampleRate, const ChannelLayout&);

    /** Audio thread: as many channels as prepare was told. */
    void process (const float* const* channels, std::size_t numFrames, const TapTime&) noexcept;

    void setTrack (std::string name);
    void setPlace (TapPlace);

    /** As the DAW's project stored it. */
    void setId (TapId);

    /** Changes if another tap has the same id and was there first: store it anew then. */
    TapId id() const;

    Status status() const;

    /** Asks Twobus to show its window. Does nothing if it doesn't hear this tap. */
    void showWindow();

private:
    void waitForAnswer() noexcept;
    void run();
    void talk();
    bool tellHello();
    bool takeAnswers();
    void takeAnswer (const TapMessage&);
    void hangUp (TapRefusal);

    const std::string socket;
    RenderWait& renderWait = RenderWait::ofThisProcess();

    // Any thread, under the mutex; the audio thread uses the writer without it while isHeard.
    mutable std::mutex mutex;
    TapDescription description;
    std::optional<SealedMemory> memory;
    std::optional<TapRingWriter> writer;
    State state = State::notHeard;
    TapRefusal refusal = TapRefusal::none;
    bool owesHello = true, owesChange = false, owesShow = false;

    std::atomic<bool> isHeard { false }, hasProcessed { false }, isKnownUnheard { false }, shouldStop { false };

    // The audio thread only.
    int numBlocksWithoutTime = 0;
    bool hasWaited = false; ///< in this render

    // The own thread only.
    std::optional<LocalConnection> connection;
    WakeSignal wakeSignal;
    std::thread thread;
};
} // namespace twobus

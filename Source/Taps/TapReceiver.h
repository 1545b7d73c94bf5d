#pragma once

#include "Taps/LocalSocket.h"
#include "Taps/SealedMemory.h"
#include "Taps/TapBlock.h"
#include "Taps/TapMessages.h"
#include "Taps/TapRingReader.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace twobus
{
/** A tap that Twobus hears. */
struct HeardTap
{
    TapDescription description;
    std::int64_t process = 0; ///< the DAW's: taps of one process share their time; 0 if the system doesn't tell it
    std::uint64_t number = 0; ///< counts the taps that Twobus has heard: two with one id are told apart by it
    std::int64_t lastBlockNanoseconds = 0; ///< steady clock: when its last block came; 0 before the first
    std::int64_t lastSoundNanoseconds = 0; ///< the same of its last block with a sample over -60 dBFS
    std::uint64_t framesLost = 0; ///< as the tap counts them
    bool isPlaying = false;
    bool isRendering = false;
};

/** Gets the audio of one tap, on the receiver's thread. */
class TapListener
{
public:
    virtual ~TapListener() = default;

    /** The tap is there, or its rate or channels have changed. Blocks of it follow. */
    virtual void tapOpened (const TapDescription&) = 0;

    /** Its name or its place has changed; nothing else. */
    virtual void tapChanged (const TapDescription&) {}

    /** Returns false if there is no room for the block now: it stays in the ring, and comes again. */
    [[nodiscard]] virtual bool tapBlock (const TapBlock&, std::int64_t nowNanoseconds) noexcept = 0;

    /** All that the tap has written was taken. Called every few milliseconds while it writes no more. */
    virtual void tapIsEmpty (std::int64_t /*nowNanoseconds*/) noexcept {}

    /** The tap has gone: removed, or its DAW ended. */
    virtual void tapClosed() = 0;
};

/** Twobus' end of all taps: takes the taps that call, checks what they say, and empties every ring every 5 ms, whether
    or not anybody listens. So no tap ever waits for the meters.

    Threads: a thread of its own does all of that. The message thread makes all calls.

    Bounded: 64 taps, 16 MB for each ring, and the memory of a ring goes as soon as its tap has gone or made another.
    Whatever a tap sends that cannot be is refused, and the tap told why; the others go on.
*/
class TapReceiver
{
public:
    explicit TapReceiver (std::string socketName = tapSocketName());
    ~TapReceiver();

    TapReceiver (const TapReceiver&) = delete;
    TapReceiver& operator= (const TapReceiver&) = delete;

    /** False if another Twobus hears the taps already, or if this system has none. The receiver tries again while it
        lives. */
    bool isListening() const noexcept { return isBound; }

    /** Whether this system has taps at all. */
    static bool isSupported() noexcept { return hasLocalSockets(); }

    std::vector<HeardTap> taps() const;

    /** From now on the listener gets the audio of the tap with this id, as soon as it is there. A tap can have several
        listeners: each gets every block once, and a block stays in the ring until all of them have taken it. */
    void listen (const TapId&, TapListener&);

    /** After this the listener is not called any more. */
    void stopListening (TapListener&);

    /** Whether a tap has asked for Twobus' window since the last call. */
    bool takeShowRequest() noexcept { return wantsShow.exchange (false); }

private:
    struct Listening
    {
        TapListener* listener = nullptr;
        bool hasTaken = false; ///< the block that comes next
    };

    struct Tap
    {
        explicit Tap (LocalConnection connected) : connection (std::move (connected)) {}

        LocalConnection connection;
        HeardTap heard;
        std::optional<SealedMemory> memory;
        std::optional<TapRingReader> reader; ///< empty before its hello
        std::vector<Listening> listeners;
        std::int64_t connectedNanoseconds = 0;
        bool isNew = true, hasChanged = false, hasClosed = false, hasGone = false;
    };

    struct Wanted
    {
        TapId id {};
        TapListener* listener = nullptr;
    };

    void run();
    void round (std::int64_t nowNanoseconds);
    void acceptCalls (std::int64_t nowNanoseconds);
    void takeMessages (Tap&);
    void takeMessage (Tap&, const TapMessage&, OwnedDescriptor);
    void takeHello (Tap&, const TapDescription&, OwnedDescriptor);
    bool isSecondOfItsId (const Tap&, const TapDescription&);
    void drain (Tap&, std::int64_t nowNanoseconds);
    void refuse (Tap&, TapRefusal);
    void connectListeners();
    static bool handOver (Tap&, const TapBlock&, std::int64_t nowNanoseconds) noexcept;
    void removeGone();
    void publish();
    void wait();

    const std::string socket;
    std::optional<LocalListener> listener; ///< of the own thread, as everything until the mutex
    std::vector<std::unique_ptr<Tap>> connected;
    std::uint64_t numTapsHeard = 0;

    mutable std::mutex mutex; ///< the listeners and what taps() returns
    std::vector<Wanted> wanted;
    std::vector<HeardTap> published;

    std::atomic<bool> isBound { false }, wantsShow { false }, shouldStop { false };
    WakeSignal wakeSignal;
    std::thread thread;
};
} // namespace twobus

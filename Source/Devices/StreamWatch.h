#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
enum class StreamLoss
{
    playerLeft, ///< the ports are gone but the server is there: a program stopped or was closed
    closed, ///< the driver closed the device
    silentDriver, ///< no callback for 0.5 s
    channelsMissing, ///< for 0.5 s, the number of arriving channels differs from the number opened
    tooFast ///< frames come faster than the clock, so they are not audio
};

struct StreamFacts
{
    bool isOpen = false;
    bool isPlaying = false;
    std::size_t expectedChannels = 0;
    std::size_t arrivingChannels = 0;
    std::int64_t lastCallbackNanoseconds = 0; ///< 0 before the first callback
    std::uint64_t framesTooFast = 0;

    // Known only for JACK.
    bool isConnected = true; ///< to all the channels that were opened
    bool isPlayerThere = true; ///< false if the server is there but these channels are not
    std::uint64_t portsGone = 0; ///< how many ports of any program have gone so far
};

/** Decides from the facts about an open device whether its stream is lost. No driver reports this: after a JACK client
    leaves, a server is killed or a card is suspended, the device still looks open.

    The caller passes in the time, in nanoseconds of the steady clock. One thread only.
*/
class StreamWatch
{
public:
    static constexpr std::int64_t patienceNanoseconds = 500'000'000;

    /** Call this when a device is opened, with the number of ports that have gone by then. */
    void opened (std::int64_t nowNanoseconds, std::uint64_t portsGone = 0) noexcept;

    /** Empty while all is well, or until a problem has lasted long enough. */
    std::optional<StreamLoss> check (const StreamFacts&, std::int64_t nowNanoseconds) noexcept;

private:
    bool hasReturnedUnderSameName (const StreamFacts&, std::int64_t nowNanoseconds) noexcept;

    std::int64_t lastPlaying = 0, lastComplete = 0, lastCallback = 0, lastPortGone = 0;
    std::uint64_t tooFastBefore = 0, portsGoneBefore = 0;
};
} // namespace twobus

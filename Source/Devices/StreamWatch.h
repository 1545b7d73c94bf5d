#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace twobus
{
enum class StreamLoss
{
    playerLeft, ///< its ports are gone while the server is there: a program that stopped or was closed
    closed, ///< the driver closed the device
    silentDriver, ///< no callback for half a second
    channelsMissing, ///< for half a second another number of channels than was opened
    tooFast ///< frames come faster than the clock: they are not audio
};

struct StreamFacts
{
    bool isOpen = false;
    bool isPlaying = false;
    std::size_t expectedChannels = 0;
    std::size_t arrivingChannels = 0;
    std::int64_t lastCallbackNanoseconds = 0; ///< 0: none yet
    std::uint64_t framesTooFast = 0;

    // What only JACK tells.
    bool isConnected = true; ///< to all channels that were opened
    bool isPlayerThere = true; ///< false: the server is there, and these channels are not
    std::uint64_t portsGone = 0; ///< how many ports of any program have gone so far
};

/** Decides from what is seen of an open device whether its stream is lost. Nobody tells: a JACK client that
    leaves, a killed server and a suspended card each leave a device that looks open.

    Times are nanoseconds of the steady clock, passed in. One thread's.
*/
class StreamWatch
{
public:
    static constexpr std::int64_t patienceNanoseconds = 500'000'000;

    /** A device was opened, when so many ports had gone. */
    void opened (std::int64_t nowNanoseconds, std::uint64_t portsGone = 0) noexcept;

    /** Empty while all is well, or not wrong for long enough. */
    std::optional<StreamLoss> check (const StreamFacts&, std::int64_t nowNanoseconds) noexcept;

private:
    bool isBackUnderItsName (const StreamFacts&, std::int64_t nowNanoseconds) noexcept;

    std::int64_t lastPlaying = 0, lastComplete = 0, lastCallback = 0, lastPortGone = 0;
    std::uint64_t tooFastBefore = 0, portsGoneBefore = 0;
};
} // namespace twobus

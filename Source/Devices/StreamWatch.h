#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

/** Decides from what is seen of an open device whether its stream is lost. Nobody tells: a JACK client that
    leaves, a killed server and a suspended card each leave a device that looks open.

    Times are nanoseconds of the steady clock, passed in. One thread's.
*/
namespace twobus
{
enum class StreamLoss
{
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
};

class StreamWatch
{
public:
    static constexpr std::int64_t patienceNanoseconds = 500'000'000;

    /** A device was opened. */
    void opened (std::int64_t nowNanoseconds) noexcept;

    /** Empty while all is well, or not wrong for long enough. */
    std::optional<StreamLoss> check (const StreamFacts&, std::int64_t nowNanoseconds) noexcept;

private:
    std::int64_t lastPlaying = 0, lastComplete = 0, lastCallback = 0;
    std::uint64_t tooFastBefore = 0;
};
} // namespace twobus

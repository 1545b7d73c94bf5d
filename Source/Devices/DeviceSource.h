#pragma once

#include "Devices/DeviceAddress.h"
#include "Devices/StreamWatch.h"
#include "Engine/AudioSource.h"

#include <memory>
#include <optional>
#include <string>

namespace twobus
{
/** What the channels are together. */
enum class ChannelUse
{
    programme, ///< one channel is mono, two are stereo
    separateInputs ///< each by itself, as in tracking
};

/** Whether channels are opened that listening mutes: see JackPort. */
enum class Muting
{
    avoided, ///< they are not, and are left at once if they become such
    accepted ///< the user was asked, and said yes
};

/** Some channels of one device, for as long as they are wanted: it opens exactly them and nothing else, and when
    they go it waits until they are back, and opens them again.

    Message thread only. poll is to be called about ten times a second; it looks at the open device, and while there
    is none it tries once a second, or as soon as the ports of a JACK client are back. What it notices, and how, is
    StreamWatch's. While a DAW renders through JACK nothing is measured and the device is left alone.
*/
class DeviceSource : public AudioSource
{
public:
    DeviceSource (DeviceAddress, ChannelUse, Muting = Muting::avoided);
    ~DeviceSource() override;

    std::string name() const override { return displayName (address); }
    std::vector<std::string> channelNames() const override { return address.channels; }
    ChannelLayout layout() const override;
    void start() override;
    void stop() override;
    void poll (std::int64_t nowNanoseconds) override;
    SourceStatus status() const override;
    std::shared_ptr<AudioCapture> stream() const override;
    bool hasPlayerLeft() const override { return playerLeft; }

    /** The position of JACK's transport, where the DAW uses it. */
    std::optional<double> playerSeconds (std::int64_t nanoseconds) const override;

private:
    struct Driver;
    struct OpenDevice;

    bool isWorthOpening (std::int64_t nowNanoseconds);
    void tryToOpen (std::int64_t nowNanoseconds);
    bool isToBeLeft() const;
    void watchStream (std::int64_t nowNanoseconds);
    void lose (StreamLoss, std::int64_t nowNanoseconds);

    const DeviceAddress address;
    const ChannelUse use;
    const Muting muting;
    std::unique_ptr<Driver> driver; ///< while started
    std::unique_ptr<OpenDevice> open; ///< while running
    StreamWatch watch;
    std::string problem;
    std::int64_t nextAttempt = 0, lostAt = 0;
    bool playerLeft = false;
};
} // namespace twobus

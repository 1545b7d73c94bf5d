#pragma once

#include "Devices/DeviceAddress.h"
#include "Devices/StreamWatch.h"
#include "Engine/AudioSource.h"

#include <memory>
#include <optional>
#include <string>

namespace twobus
{
/** How the channels belong together. */
enum class ChannelUse
{
    programme, ///< a mix or master: one channel is mono, two are stereo
    separateInputs ///< each channel is its own signal, as in tracking
};

/** Whether to open channels that listening would mute: see JackPort. */
enum class Muting
{
    avoided, ///< don't open them, and close them at once if listening begins to mute them
    accepted ///< open them: the user was asked, and said yes
};

/** Captures some channels of one device. Opens exactly those channels; if they go away, it waits until they are back
    and opens them again.

    Message thread only. Call poll about ten times a second. It watches the open device (see StreamWatch). While none is
    open, it tries once a second, or as soon as a JACK client's ports are back. While a DAW renders through JACK,
    nothing is measured and the device is left alone.
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

    /** The position of JACK's transport, in seconds; empty while it is stopped and for other drivers. */
    std::optional<double> transportSeconds (std::int64_t nanoseconds) const override;

private:
    struct Driver;
    struct OpenDevice;

    bool shouldTryToOpen (std::int64_t nowNanoseconds);
    void tryToOpen (std::int64_t nowNanoseconds);
    bool isListeningForbidden() const;
    void watchStream (std::int64_t nowNanoseconds);
    void lose (StreamLoss, std::int64_t nowNanoseconds);

    const DeviceAddress address;
    const ChannelUse use;
    const Muting muting;
    std::unique_ptr<Driver> driver; ///< null unless started
    std::unique_ptr<OpenDevice> open; ///< null unless running
    StreamWatch watch;
    std::string problem;
    std::int64_t nextAttempt = 0, lostAt = 0;
    bool playerLeft = false;
};
} // namespace twobus

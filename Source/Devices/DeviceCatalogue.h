#pragma once

#include "Devices/JackPorts.h"
#include "Devices/ListedDevice.h"
#include "Devices/PortSounds.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace juce
{
class AudioIODeviceType;
}

namespace twobus
{
struct DriverListing
{
    std::string typeName;
    std::vector<ListedDevice> devices;
    std::string problem; ///< empty where there are devices; else why there is none and what to do
    std::string shownName {}; ///< "PipeWire" where PipeWire is behind JACK; empty where it is the type's name
};

/** All that can be listened to on this machine now: for a picker, and for the suggestion at the start.

    Nothing is opened for audio. Only JACK tells its channels without being asked for a device; of others
    probeChannels asks the driver, which touches the device for a moment. Where there are neither a sound server nor a
    sound card, ALSA's plug-ins that lead nowhere are left out. Message thread only.
*/
class DeviceCatalogue
{
public:
    /** Looks at every driver again. JACK costs little, others up to some tenths of a second. */
    void refresh (std::int64_t nowNanoseconds);

    /** Looks at JACK alone, several times a second if wished: true where its ports have changed since the last
        refresh, and refresh is due. */
    bool hasChanged (std::int64_t nowNanoseconds);

    const std::vector<DriverListing>& drivers() const noexcept { return listings; }
    std::vector<ListedDevice> allDevices() const;

    /** What to listen to where the user names nothing: see suggestedAddress (ListedDevice.h). */
    std::optional<DeviceAddress> suggestion() const { return suggestedAddress (allDevices()); }

    /** Empty where no device of these names is listed. */
    std::optional<ListedDevice> find (const std::string& typeName, const std::string& deviceName) const;

    /** Whether listening to it would mute it: see JackPort. */
    bool isMutedByListening (const DeviceAddress& address) const
    {
        return address.isJack() && jackPorts->isMutedByListening (address);
    }

    /** The device's channels, asked of its driver where they are not known; empty where it does not answer. */
    std::vector<std::string> probeChannels (const ListedDevice&) const;

    /** Why probeChannels returned none, and what to do. */
    std::string whyNoChannels (const ListedDevice&) const;

    /** If no driver lists any device: why, and what to start or plug in. Empty if one does. */
    std::string whatIsMissing() const;

    /** Whether the device carries sound now, where the driver can tell: see PortSounds. The first question begins to
        listen. */
    std::optional<bool> carriesSound (const DeviceAddress&, std::int64_t nowNanoseconds);

    /** Stops listening when nobody has asked carriesSound for a second; to be called now and then. */
    void rest (std::int64_t nowNanoseconds);

private:
    DriverListing jackListing() const;
    DriverListing cardListing (juce::AudioIODeviceType&) const;
    SoundServer soundServer() const;

    std::shared_ptr<JackPorts> jackPorts = JackPorts::shared();
    std::unique_ptr<PortSounds> sounds; ///< while somebody asks
    std::int64_t soundsAskedAt = 0, soundsRefreshedAt = 0;
    std::uint64_t revisionListed = 0;
    std::vector<DriverListing> listings;
};
} // namespace twobus

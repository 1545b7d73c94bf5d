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
    std::string problem; ///< if there are no devices: why, and what to do
    std::string shownName {}; ///< "PipeWire" if PipeWire is behind JACK; empty to show typeName
};

/** Lists everything on this machine that can be listened to now, for a picker and for the suggestion at the start.

    Opens nothing for audio. Only JACK lists channels without opening a device; for other drivers, probeChannels asks
    the driver, which touches the device for a moment. On a machine with neither a sound server nor a sound card, ALSA's
    plug-ins that lead nowhere are left out. Message thread only.
*/
class DeviceCatalogue
{
public:
    /** Lists every driver's devices again. JACK costs little, others up to some tenths of a second. */
    void refresh (std::int64_t nowNanoseconds);

    /** Whether JACK's ports have changed since the last refresh, so that another refresh is due. Looks at JACK alone
        and can be called several times a second. */
    bool hasChanged (std::int64_t nowNanoseconds);

    const std::vector<DriverListing>& drivers() const noexcept { return listings; }
    std::vector<ListedDevice> allDevices() const;

    /** What to listen to if the user names nothing: see suggestedAddress (ListedDevice.h). */
    std::optional<DeviceAddress> suggestion() const { return suggestedAddress (allDevices()); }

    /** Empty if no device of these names is listed. */
    std::optional<ListedDevice> find (const std::string& typeName, const std::string& deviceName) const;

    /** Whether listening to these channels would mute them: see JackPort. */
    bool isMutedByListening (const DeviceAddress& address) const
    {
        return address.isJack() && jackPorts->isMutedByListening (address);
    }

    /** The device's channels. Asks the driver, except for JACK; empty if the device does not answer. */
    std::vector<std::string> probeChannels (const ListedDevice&) const;

    /** Why probeChannels returned no channels, and what to do. */
    std::string whyNoChannels (const ListedDevice&) const;

    /** Why no driver lists any device, and what to start or plug in. Empty if one does. */
    std::string missingRequirement() const;

    /** Whether the device carries sound now; empty if that is not known. See PortSounds. The first call starts
        listening. */
    std::optional<bool> carriesSound (const DeviceAddress&, std::int64_t nowNanoseconds);

    /** Stops listening if carriesSound has not been called for a second. Call this regularly. */
    void rest (std::int64_t nowNanoseconds);

private:
    DriverListing jackListing() const;
    DriverListing cardListing (juce::AudioIODeviceType&) const;
    SoundServer soundServer() const;

    std::shared_ptr<JackPorts> jackPorts = JackPorts::shared();
    std::unique_ptr<PortSounds> sounds; ///< null unless carriesSound is in use
    std::int64_t soundsAskedAt = 0, soundsRefreshedAt = 0;
    std::uint64_t revisionListed = 0;
    std::vector<DriverListing> listings;
};
} // namespace twobus

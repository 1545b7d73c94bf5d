#pragma once

#include "Devices/JackPorts.h"
#include "Devices/ListedDevice.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/** All that can be listened to on this machine now: for a picker, and for the suggestion at the start.

    Nothing is opened for audio. Only JACK tells its channels without being asked for a device; of others
    probeChannels asks the driver, which touches the device for a moment. Message thread only.
*/
namespace twobus
{
struct DriverListing
{
    std::string typeName;
    std::vector<ListedDevice> devices;
    std::string problem; ///< empty where there are devices; else why there is none and what to do
};

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

    /** The device's channels, asked of its driver where they are not known; empty where it does not answer. */
    std::vector<std::string> probeChannels (const ListedDevice&) const;

private:
    DriverListing jackListing() const;

    std::shared_ptr<JackPorts> jackPorts = JackPorts::shared();
    std::uint64_t revisionListed = 0;
    std::vector<DriverListing> listings;
};
} // namespace twobus

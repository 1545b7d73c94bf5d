#include "App/Session/SilentSource.h"

#include "App/Text.h"
#include "Devices/ListedDevice.h"

namespace twobus
{
namespace
{
SourceKind kindOfJackClient (const DeviceAddress& address)
{
    std::vector<JackPort> ports;

    for (const auto& channel : address.channels)
        ports.push_back ({ address.deviceName, channel, false });

    const auto devices = devicesFromPorts (ports);
    const auto kind = devices.empty() ? DeviceKind::program : devices.front().kind;
    return kind == DeviceKind::monitor         ? SourceKind::monitor
           : kind == DeviceKind::physicalInput ? SourceKind::physicalInput
                                               : SourceKind::programPort;
}
} // namespace

SourceKind sourceKindOf (const DeviceAddress& address)
{
    if (address.isJack())
        return kindOfJackClient (address);

    if (toJuce (address.deviceName).containsIgnoreCase ("monitor"))
        return SourceKind::monitor;

    return kindFromName (address.deviceName) == DeviceKind::monitor ? SourceKind::loopback : SourceKind::physicalInput;
}

std::vector<std::string> silenceCausesOf (const SourceChoice& choice, Platform platform)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr ? silenceCauses (sourceKindOf (*address), platform) : std::vector<std::string>();
}
} // namespace twobus

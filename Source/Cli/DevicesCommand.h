#pragma once

#include "Cli/Console.h"
#include "Devices/DeviceCatalogue.h"

#include <optional>
#include <string>
#include <vector>

/** `twobus-cli devices`: what can be metered, and the command that meters it; and the way back, from that command's
    options to a device. */
namespace twobus
{
/** Prints to stdout every driver's devices with their channels, or why there are none. Always 0. */
int runDevices (Console&);

/** A device to meter, or why there is none. */
struct DeviceChoice
{
    std::optional<ListedDevice> device;
    DeviceAddress address; ///< of the device
    std::vector<std::string> problem; ///< lines: sentences, and a list where something has to be chosen; empty where there is a device
    bool mayCome = false; ///< the device or its channels are not there now, and may be later
};

struct DeviceWish
{
    std::optional<std::string> option; ///< "TYPE:NAME"; without it the catalogue's suggestion
    std::vector<std::string> channels; ///< empty for the device's default
    bool acceptsMuting = false; ///< see JackPort
};

DeviceChoice chooseDevice (const DeviceCatalogue&, const DeviceWish&);
} // namespace twobus

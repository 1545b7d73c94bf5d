#pragma once

#include "Cli/Subcommand.h"
#include "Devices/DeviceCatalogue.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** `twobus-cli devices`: every driver's devices with their channels and the command that meters each, or why there are
    none. Exit status: always 0. */
Subcommand addDevicesCommand (CLI::App&);

/** A device to meter, or why there is none. */
struct DeviceChoice
{
    std::optional<ListedDevice> device;
    DeviceAddress address; ///< of the device
    std::vector<std::string>
        problem; ///< lines: sentences, and a list where something has to be chosen; empty where there is a device
    bool mayCome = false; ///< the device or its channels are not there now, and may be later
};

struct DeviceWish
{
    std::optional<std::string> option; ///< "TYPE:NAME"; without it the catalogue's suggestion
    std::vector<std::string> channels; ///< empty for the device's default
    bool acceptsMuting = false; ///< see JackPort
};

/** The way back, from the options of that command to a device. */
DeviceChoice chooseDevice (const DeviceCatalogue&, const DeviceWish&);
} // namespace twobus

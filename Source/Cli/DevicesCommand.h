#pragma once

#include "Cli/Subcommand.h"
#include "Devices/DeviceCatalogue.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** `twobus-cli devices`: lists every driver's devices with their channels and the command that meters each, or says why
    there are none. Exit status: 0, or 2 if the list could not be written. */
Subcommand addDevicesCommand (CLI::App&);

/** A device to meter, or why there is none. */
struct DeviceChoice
{
    std::optional<ListedDevice> device;
    DeviceAddress address; ///< of the device
    std::vector<std::string>
        problem; ///< lines: sentences, and a list if the user must choose a device; empty if there is a device
    bool canAppearLater = false; ///< the device or its channels are missing now, but can appear later
};

struct DeviceQuery
{
    std::optional<std::string> option; ///< "TYPE:NAME"; empty for the catalogue's suggestion
    std::vector<std::string> channels; ///< empty for the device's default
    bool acceptsMuting = false; ///< see JackPort
};

/** Finds the device that the options of `twobus-cli meter` name. */
DeviceChoice chooseDevice (const DeviceCatalogue&, const DeviceQuery&);
} // namespace twobus

#include "Cli/DevicesCommand.h"

#include "Cli/Terminal.h"

#include "Devices/SteadyTime.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <juce_events/juce_events.h>

namespace twobus
{
namespace
{
std::string joined (const std::vector<std::string>& texts, std::string_view separator)
{
    return fmt::format ("{}", fmt::join (texts, separator));
}

std::string_view wordFor (DeviceKind kind)
{
    switch (kind)
    {
        case DeviceKind::daw: return "DAW";
        case DeviceKind::program: return "program";
        case DeviceKind::monitor: return "monitor: what you hear";
        case DeviceKind::physicalInput: return "microphone or line input";
        case DeviceKind::unknown: break;
    }

    return "unknown";
}

/** In double quotes, so that a POSIX shell hands it on as it is. */
std::string quotedForShell (std::string_view text)
{
    std::string quoted = "\"";

    for (const auto character : text)
    {
        if (std::string_view ("\\\"$`").find (character) != std::string_view::npos)
            quoted += '\\';

        quoted += character;
    }

    return quoted + '"';
}

std::string meterCommandLine (const DeviceAddress& address)
{
    auto line = "twobus-cli meter --device " + quotedForShell (optionText (address));

    if (! address.channels.empty())
        line += " --channels " + quotedForShell (joined (address.channels, ","));

    return line;
}

/** All of a few channels, the first and the last of many. */
std::string channelList (const std::vector<std::string>& channels)
{
    constexpr std::size_t fewChannels = 16;

    if (channels.empty())
        return "not known, the device does not answer";

    if (channels.size() <= fewChannels)
        return joined (channels, ", ");

    return fmt::format ("{}, {}, ... {} ({} in all)", channels[0], channels[1], channels.back(), channels.size());
}

void print (const DeviceCatalogue& catalogue, const ListedDevice& device)
{
    const auto channels = catalogue.probeChannels (device);
    const DeviceAddress address { device.typeName, device.deviceName, defaultChannels (channels) };

    fmt::print ("{}  [{}]  channels: {}\n", optionText (address), wordFor (device.kind), channelList (channels));

    if (! channels.empty())
        fmt::print ("    {}\n", meterCommandLine (address));
}

DeviceChoice refused (std::string problem)
{
    return { std::nullopt, {}, std::move (problem) };
}

const DriverListing* driverNamed (const DeviceCatalogue& catalogue, const std::string& typeName)
{
    for (const auto& driver : catalogue.drivers())
        if (driver.typeName == typeName)
            return &driver;

    return nullptr;
}

std::string driverNames (const DeviceCatalogue& catalogue)
{
    std::vector<std::string> names;

    for (const auto& driver : catalogue.drivers())
        names.push_back (driver.typeName);

    return joined (names, ", ");
}

std::string whyNotThere (const DeviceCatalogue& catalogue, const DeviceAddress& address)
{
    const auto* driver = driverNamed (catalogue, address.typeName);

    if (driver == nullptr)
        return fmt::format ("{}: this computer has no audio driver called {}. It has {}.", optionText (address),
                            address.typeName, driverNames (catalogue));

    if (! driver->problem.empty())
        return fmt::format ("{} cannot be metered. {}", optionText (address), driver->problem);

    return fmt::format ("{} is not there: {} lists no device of this name. Start it, or take one that `twobus-cli "
                        "devices` lists.",
                        optionText (address), address.typeName);
}

std::string whyNoneIsSuggested (const DeviceCatalogue& catalogue)
{
    std::string text = "No device was named, and none stands out as your DAW's master. ";
    const auto devices = catalogue.allDevices();

    if (! devices.empty())
        text += "Name one with --device:";
    else
        text += "There is nothing to listen to:";

    for (const auto& device : devices)
    {
        const auto option = optionText ({ device.typeName, device.deviceName, {} });
        text += fmt::format ("\n  --device {}  [{}]", quotedForShell (option), wordFor (device.kind));
    }

    for (const auto& driver : catalogue.drivers())
        if (! driver.problem.empty())
            text += "\n  " + driver.problem;

    return text;
}

DeviceChoice withChannels (const ListedDevice& device, const std::vector<std::string>& available,
                           const std::vector<std::string>& wanted)
{
    DeviceAddress address { device.typeName, device.deviceName, wanted };

    if (available.empty())
        return refused (optionText (address) + " does not answer, so its channels are not known. Close other programs "
                                               "that use it, and try again.");

    if (address.channels.empty())
        address.channels = defaultChannels (available);

    if (const auto missing = firstMissing (address.channels, available))
        return refused (fmt::format ("{} has no channel \"{}\". It has: {}.", optionText (address), *missing,
                                     channelList (available)));

    return { device, std::move (address), {} };
}
} // namespace

int runDevices()
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    DeviceCatalogue catalogue;
    catalogue.refresh (steadyNanoseconds());

    for (const auto& driver : catalogue.drivers())
    {
        if (! driver.problem.empty())
            fmt::print ("{}\n", driver.problem);

        for (const auto& device : driver.devices)
            print (catalogue, device);
    }

    if (std::fflush (stdout) == 0 && std::ferror (stdout) == 0)
        return 0;

    fmt::print (stderr, "{}", outputFailedSentence);
    return 2;
}

DeviceChoice chooseDevice (const DeviceCatalogue& catalogue, const std::optional<std::string>& option,
                           const std::vector<std::string>& channels)
{
    auto address = option ? addressFromOption (*option) : catalogue.suggestion();

    if (! address)
        return refused (option ? fmt::format ("\"{}\" does not name a device: the form is TYPE:NAME, as `twobus-cli "
                                              "devices` lists it.",
                                              *option)
                               : whyNoneIsSuggested (catalogue));

    const auto device = catalogue.find (address->typeName, address->deviceName);

    if (! device)
        return refused (whyNotThere (catalogue, *address));

    return withChannels (*device, catalogue.probeChannels (*device), channels);
}
} // namespace twobus

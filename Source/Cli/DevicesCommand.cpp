#include "Cli/DevicesCommand.h"

#include "Devices/SteadyTime.h"
#include "Present/Printable.h"

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

std::string deviceLines (const DeviceCatalogue& catalogue, const ListedDevice& device)
{
    const auto channels = catalogue.probeChannels (device);
    const DeviceAddress address { device.typeName, device.deviceName, defaultChannels (channels) };

    const auto line = printable (fmt::format ("{}  [{}]  channels: {}", optionText (address), wordFor (device.kind), channelList (channels))) + '\n';
    return channels.empty() ? line : fmt::format ("{}    {}\n", line, printable (meterCommandLine (address)));
}

DeviceChoice refused (const std::string& problem)
{
    return { std::nullopt, {}, { problem } };
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

/** Empty where any device is listed. */
std::string nothingToMeter (const DeviceCatalogue& catalogue)
{
    const auto missing = catalogue.whatIsMissing();
    return missing.empty() ? missing : "There is nothing to listen to yet. " + missing + " Then look again: twobus-cli devices";
}

std::string whyNotThere (const DeviceCatalogue& catalogue, const DeviceAddress& address)
{
    const auto* driver = driverNamed (catalogue, address.typeName);

    if (driver == nullptr)
        return fmt::format ("{}: this computer has no audio driver called {}. It has {}.", optionText (address),
                            address.typeName, driverNames (catalogue));

    if (const auto nothing = nothingToMeter (catalogue); ! nothing.empty())
        return fmt::format ("{} is not there. {}", optionText (address), nothing);

    if (! driver->problem.empty())
        return fmt::format ("{} cannot be metered. {}", optionText (address), driver->problem);

    return fmt::format ("{} is not there: {} lists no device of this name. Start it, or take one that `twobus-cli "
                        "devices` lists.",
                        optionText (address), address.typeName);
}

std::vector<std::string> whyNoneIsSuggested (const DeviceCatalogue& catalogue)
{
    if (const auto nothing = nothingToMeter (catalogue); ! nothing.empty())
        return { nothing };

    const auto devices = catalogue.allDevices();
    std::vector<std::string> lines { "No device was named, and none stands out as your DAW's master. Name one with --device:" };

    for (const auto& device : devices)
    {
        const auto option = optionText ({ device.typeName, device.deviceName, {} });
        lines.push_back (fmt::format ("  --device {}  [{}]", quotedForShell (option), wordFor (device.kind)));
    }

    for (const auto& driver : catalogue.drivers())
        if (! driver.problem.empty())
            lines.push_back ("  " + driver.problem);

    return lines;
}

DeviceChoice withChannels (const DeviceCatalogue& catalogue, const ListedDevice& device, const std::vector<std::string>& available,
                           const std::vector<std::string>& wanted)
{
    DeviceAddress address { device.typeName, device.deviceName, wanted };

    if (available.empty())
        return refused (catalogue.whyNoChannels (device));

    if (address.channels.empty())
        address.channels = defaultChannels (available);

    if (const auto missing = firstMissing (address.channels, available))
        return refused (fmt::format ("{} has no channel \"{}\". It has: {}.", optionText (address), *missing,
                                     channelList (available)));

    return { device, std::move (address), {} };
}
} // namespace

int runDevices (Console& console)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    DeviceCatalogue catalogue;
    catalogue.refresh (steadyNanoseconds());

    if (const auto nothing = nothingToMeter (catalogue); ! nothing.empty())
    {
        console.print (nothing + '\n');
        return console.finish (0);
    }

    for (const auto& driver : catalogue.drivers())
    {
        if (! driver.problem.empty())
            console.print (printable (driver.problem) + '\n');

        for (const auto& device : driver.devices)
            console.print (deviceLines (catalogue, device));
    }

    return console.finish (0);
}

DeviceChoice chooseDevice (const DeviceCatalogue& catalogue, const std::optional<std::string>& option,
                           const std::vector<std::string>& channels)
{
    auto address = option ? addressFromOption (*option) : catalogue.suggestion();

    if (! address && ! option)
        return { std::nullopt, {}, whyNoneIsSuggested (catalogue) };

    if (! address)
        return refused (fmt::format ("\"{}\" does not name a device: the form is TYPE:NAME, as `twobus-cli devices` lists it.", *option));

    const auto device = catalogue.find (address->typeName, address->deviceName);

    if (! device)
        return refused (whyNotThere (catalogue, *address));

    return withChannels (catalogue, *device, catalogue.probeChannels (*device), channels);
}
} // namespace twobus

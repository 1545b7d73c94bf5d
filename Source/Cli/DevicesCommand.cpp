#include "Cli/DevicesCommand.h"

#include "Devices/ApplicationName.h"
#include "Devices/SourceOffers.h"
#include "Devices/SteadyTime.h"
#include "Present/Base/Printable.h"
#include "Taps/TapNames.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <juce_events/juce_events.h>

#include <thread>

namespace twobus
{
namespace
{
std::string joined (const std::vector<std::string>& texts, std::string_view separator)
{
    return fmt::format ("{}", fmt::join (texts, separator));
}

std::string kindInBrackets (DeviceKind kind)
{
    const auto text = kindText (kind);
    return text.empty() ? "[unknown]" : "[" + text + "]";
}

const DriverListing* driverNamed (const DeviceCatalogue& catalogue, const std::string& typeName)
{
    for (const auto& driver : catalogue.drivers())
        if (driver.typeName == typeName)
            return &driver;

    return nullptr;
}

/** "PipeWire:ardour" if PipeWire is behind JACK: addressFromOption accepts both names. */
std::string optionFor (const DeviceCatalogue& catalogue, DeviceAddress address)
{
    if (const auto* driver = driverNamed (catalogue, address.typeName);
        driver != nullptr && ! driver->shownName.empty())
        address.typeName = driver->shownName;

    return optionText (address);
}

/** Puts the text in double quotes, so that a POSIX shell passes it on unchanged. */
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

std::string meterCommandLine (const std::string& option, const DeviceAddress& address)
{
    auto line = "twobus-cli meter --device " + quotedForShell (option);

    if (! address.channels.empty())
        line += " --channels " + quotedForShell (joined (address.channels, ","));

    return line;
}

/** All channels if there are few, otherwise the first two and the last. */
std::string channelList (const std::vector<std::string>& channels)
{
    constexpr std::size_t fewChannels = 16;

    if (channels.empty())
        return "unknown, because the device does not answer";

    if (channels.size() <= fewChannels)
        return joined (channels, ", ");

    return fmt::format ("{}, {}, ... {} ({} in all)", channels[0], channels[1], channels.back(), channels.size());
}

/** The lines for one device. Asks the driver for its channels if they are not known. */
std::string deviceLines (const DeviceCatalogue& catalogue, ListedDevice device)
{
    if (device.channels.empty())
        device.channels = catalogue.probeChannels (device);

    const auto group = sourceGroups ({ device }, OfferedFor::programme).front();
    const auto option = optionFor (catalogue, group.offer.address);
    auto lines = printable (fmt::format ("{}  {}  channels: {}", option, kindInBrackets (device.kind),
                                         channelList (device.channels)))
                 + '\n';

    if (! device.channels.empty())
        lines += "    " + printable (meterCommandLine (option, group.offer.address)) + '\n';

    if (! device.mutedByListening.empty())
        lines += "    "
                 + printable ("used inside the program, and muted while you listen to them: "
                              + channelList (device.mutedByListening))
                 + '\n';

    return group.note.empty() ? lines : lines + "    " + printable (group.note) + '\n';
}

DeviceChoice refused (const std::string& problem) { return { std::nullopt, {}, { problem } }; }

DeviceChoice notYet (std::vector<std::string> problem) { return { std::nullopt, {}, std::move (problem), true }; }

std::string driverNames (const DeviceCatalogue& catalogue)
{
    std::vector<std::string> names;

    for (const auto& driver : catalogue.drivers())
        names.push_back (driver.typeName);

    return joined (names, ", ");
}

/** Why nothing can be metered; empty if any device is listed. */
std::string noDevicesText (const DeviceCatalogue& catalogue)
{
    const auto missing = catalogue.missingRequirement();
    return missing.empty() ? missing
                           : "There is nothing to listen to yet. " + missing + " Then look again: twobus-cli devices";
}

std::string whyDeviceIsMissing (const DeviceCatalogue& catalogue, const DeviceAddress& address)
{
    const auto* driver = driverNamed (catalogue, address.typeName);

    if (driver == nullptr)
        return fmt::format ("{}: this computer has no audio driver called {}. It has {}.",
                            optionFor (catalogue, address), address.typeName, driverNames (catalogue));

    if (const auto nothing = noDevicesText (catalogue); ! nothing.empty())
        return fmt::format ("{} is not there. {}", optionFor (catalogue, address), nothing);

    if (! driver->problem.empty())
        return fmt::format ("{} cannot be metered. {}", optionFor (catalogue, address), driver->problem);

    return fmt::format ("{} is not there: {} has no device of this name. Start it, or use one that `twobus-cli "
                        "devices` lists.",
                        optionFor (catalogue, address),
                        driver->shownName.empty() ? driver->typeName : driver->shownName);
}

std::vector<std::string> whyNoSuggestion (const DeviceCatalogue& catalogue)
{
    if (const auto nothing = noDevicesText (catalogue); ! nothing.empty())
        return { nothing };

    const auto devices = catalogue.allDevices();
    std::vector<std::string> lines {
        "No device was named, and none stands out as your DAW's master. Name one with --device:"
    };

    for (const auto& device : devices)
    {
        const auto option = optionFor (catalogue, { device.typeName, device.deviceName, {} });
        lines.push_back (fmt::format ("  --device {}  {}", quotedForShell (option), kindInBrackets (device.kind)));
    }

    for (const auto& driver : catalogue.drivers())
        if (! driver.problem.empty())
            lines.push_back ("  " + driver.problem);

    return lines;
}

DeviceChoice withChannels (const DeviceCatalogue& catalogue, ListedDevice device, const DeviceQuery& wish)
{
    if (device.channels.empty())
        device.channels = catalogue.probeChannels (device);

    if (device.channels.empty())
        return notYet ({ catalogue.whyNoChannels (device) });

    const DeviceAddress address { device.typeName, device.deviceName,
                                  wish.channels.empty() ? safeChannels (device) : wish.channels };

    if (const auto missing = firstMissing (address.channels, device.channels))
        return notYet ({ fmt::format ("{} has no channel \"{}\". It has: {}.", optionFor (catalogue, address), *missing,
                                      channelList (device.channels)) });

    if (! wish.acceptsMuting && catalogue.isMutedByListening (address))
        return refused (mutingText (applicationName (address.deviceName), partText (address.channels))
                        + " To listen anyway, add --accept-muting.");

    return { std::move (device), address, {} };
}

/** The lines for taps, which come first, since they are exact. */
std::string tapLines()
{
    const TapReceiver receiver;

    if (! receiver.isListening())
        return receiver.isSupported() ? "Another Twobus hears the taps in your DAW. Close it to hear them here.\n" : "";

    std::this_thread::sleep_for (timeForTaps);
    std::string lines;

    for (const auto& tap : inOrder (receiver.taps()))
    {
        const auto option = std::string (tapTypeName) + ":" + displayName (tap.description);
        lines += printable (fmt::format ("{}  [tap: exact]  {} channels", option, tap.description.layout.size())) + '\n'
                 + "    " + printable (meterCommandLine (option, {})) + '\n';
    }

    return lines;
}

int runDevices (Console& console)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    console.print (tapLines());
    DeviceCatalogue catalogue;
    catalogue.refresh (steadyNanoseconds());

    if (const auto nothing = noDevicesText (catalogue); ! nothing.empty())
    {
        console.print (nothing + '\n');
        return console.finish (exitReady);
    }

    for (const auto& driver : catalogue.drivers())
    {
        if (! driver.problem.empty())
            console.print (printable (driver.problem) + '\n');

        for (const auto& device : driver.devices)
            console.print (deviceLines (catalogue, device));
    }

    return console.finish (exitReady);
}
} // namespace

Subcommand addDevicesCommand (CLI::App& app)
{
    return { app.add_subcommand ("devices", "List the audio devices and how to name them for meter"), runDevices };
}

DeviceChoice chooseDevice (const DeviceCatalogue& catalogue, const DeviceQuery& wish)
{
    const auto address = wish.option ? addressFromOption (*wish.option) : catalogue.suggestion();

    if (! address && ! wish.option)
        return notYet (whyNoSuggestion (catalogue));

    if (! address)
        return refused (fmt::format (
            "\"{}\" does not name a device: the form is TYPE:NAME, as `twobus-cli devices` lists it.", *wish.option));

    const auto device = catalogue.find (address->typeName, address->deviceName);

    if (! device)
    {
        const auto problem = whyDeviceIsMissing (catalogue, *address);
        return driverNamed (catalogue, address->typeName) != nullptr ? notYet ({ problem }) : refused (problem);
    }

    return withChannels (catalogue, *device, wish);
}
} // namespace twobus

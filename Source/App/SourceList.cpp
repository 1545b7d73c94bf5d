#include "App/SourceList.h"

#include "Devices/DeviceSource.h"
#include "Devices/SteadyTime.h"
#include "Files/Demo.h"
#include "Files/FileSource.h"

#include <algorithm>
#include <iterator>

namespace twobus
{
namespace
{
constexpr auto demoName = "Demo mix";

std::string labelInSection (const DeviceAddress& address)
{
    if (address.channels.empty())
        return address.deviceName;

    const auto full = displayName (address);
    const auto prefix = address.typeName + ": ";
    return full.starts_with (prefix) ? full.substr (prefix.size()) : full;
}

SourceEntry entryOf (DeviceAddress address)
{
    auto label = labelInSection (address);
    return { std::move (label), std::move (address) };
}

void addEntries (const ListedDevice& device, Stage stage, std::vector<SourceEntry>& entries)
{
    const auto& channels = device.channels;

    if (channels.empty() || (stage == Stage::recording && channels.size() != 2))
        entries.push_back (entryOf ({ device.typeName, device.deviceName, channels }));

    for (std::size_t first = 0; first < channels.size(); first += 2)
    {
        const auto last = std::min (first + 2, channels.size());
        const auto begin = channels.begin() + static_cast<std::ptrdiff_t> (first);
        entries.push_back (entryOf ({ device.typeName,
                                      device.deviceName,
                                      { begin, channels.begin() + static_cast<std::ptrdiff_t> (last) } }));
    }
}

ChannelUse useIn (Stage stage)
{
    return stage == Stage::recording ? ChannelUse::separateInputs : ChannelUse::programme;
}
} // namespace

std::vector<SourceSection> sectionsOf (const std::vector<DriverListing>& drivers, Stage stage)
{
    std::vector<SourceSection> sections;

    for (const auto& driver : drivers)
    {
        SourceSection section { driver.typeName, driver.problem, {} };
        auto devices = driver.devices;

        // While recording it is the microphones that are wanted, and the DAW's own outputs are not.
        std::stable_sort (devices.begin(), devices.end(), [stage] (const auto& a, const auto& b) {
            const auto rank = [stage] (DeviceKind kind)
            { return stage == Stage::recording && kind == DeviceKind::physicalInput ? -1 : static_cast<int> (kind); };

            return rank (a.kind) < rank (b.kind); });

        for (const auto& device : devices)
            addEntries (device, stage, section.entries);

        sections.push_back (std::move (section));
    }

    return sections;
}

SourceSection nothingYet (const std::string& whatIsMissing)
{
    return { "Nothing to listen to yet", whatIsMissing + " Then choose Look again.", {} };
}

std::string labelOf (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr ? displayName (*address) : demoName;
}

SignalPath pathOf (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address == nullptr || isProgramsOwnPort (*address) ? SignalPath::floatingPoint : SignalPath::unknown;
}

bool hasDriver (const std::vector<DriverListing>& drivers, const std::string& typeName) noexcept
{
    return std::any_of (drivers.begin(), drivers.end(),
                        [&typeName] (const auto& driver) { return driver.typeName == typeName; });
}

std::string absenceText (const std::vector<DriverListing>& drivers, const DeviceAddress& address)
{
    if (hasDriver (drivers, address.typeName))
        return "There is no device " + optionText (address)
               + " yet. Start or connect it and Twobus goes on, or choose another source.";

    std::string names;

    for (const auto& driver : drivers)
        names += (names.empty() ? "" : ", ") + driver.typeName;

    return "There is no driver " + address.typeName + " on this computer, only " + names + ". Choose another source.";
}

bool isSameDevice (const SourceChoice& a, const SourceChoice& b) noexcept
{
    const auto* first = std::get_if<DeviceAddress> (&a);
    const auto* second = std::get_if<DeviceAddress> (&b);

    if (first == nullptr || second == nullptr)
        return first == second;

    return first->typeName == second->typeName && first->deviceName == second->deviceName;
}

//==============================================================================
std::vector<SourceSection> SourceList::scan (Stage stage)
{
    catalogue.refresh (steadyNanoseconds());

    if (const auto missing = catalogue.whatIsMissing(); ! missing.empty())
        return { nothingYet (missing) };

    return sectionsOf (catalogue.drivers(), stage);
}

bool SourceList::hasChanged()
{
    return catalogue.hasChanged (steadyNanoseconds());
}

std::optional<bool> SourceList::carriesSound (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr ? catalogue.carriesSound (*address, steadyNanoseconds()) : std::nullopt;
}

void SourceList::rest()
{
    catalogue.rest (steadyNanoseconds());
}

OpenedSource SourceList::open (SourceChoice choice, Stage stage)
{
    auto* address = std::get_if<DeviceAddress> (&choice);

    if (address == nullptr)
        return { std::make_unique<FileSource> (demoName, demoFile(), true), choice, {} };

    if (address->channels.empty())
    {
        catalogue.refresh (steadyNanoseconds());
        const auto device = catalogue.find (address->typeName, address->deviceName);

        if (! device)
            return { nullptr, choice, absenceText (catalogue.drivers(), *address),
                     hasDriver (catalogue.drivers(), address->typeName) };

        const auto channels = catalogue.probeChannels (*device);
        address->channels = stage == Stage::recording ? channels : defaultChannels (channels);

        if (address->channels.empty())
            return { nullptr, choice, catalogue.whyNoChannels (*device), true };
    }

    return { std::make_unique<DeviceSource> (*address, useIn (stage)), choice, {} };
}
} // namespace twobus

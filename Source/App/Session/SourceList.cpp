#include "App/Session/SourceList.h"

#include "Devices/ApplicationName.h"
#include "Devices/SourceOffers.h"
#include "Devices/SteadyTime.h"
#include "Files/Decoding/Demo.h"
#include "Files/Decoding/FileSource.h"
#include "Taps/TapNames.h"
#include "Taps/TapSource.h"

#include <algorithm>
#include <iterator>

namespace twobus
{
namespace
{
constexpr auto demoName = "Demo mix";

SourceEntry entryOf (const std::string& name, const SourceOffer& offer)
{
    SourceEntry entry { offer.part.empty() ? name : name + ", " + offer.part, offer.address };
    entry.isMutedByListening = offer.isMutedByListening;
    return entry;
}

SourceEntry entryOf (const SourceGroup& group)
{
    auto entry = entryOf (group.name, group.offer);
    entry.kind = kindText (group.kind);
    entry.note = group.note;
    entry.program = group.name;

    for (const auto& offer : group.more)
        entry.more.push_back (entryOf (group.name, offer));

    return entry;
}

std::vector<std::string> namesOf (const std::vector<HeardTap>& taps)
{
    std::vector<std::string> names;

    for (const auto& tap : taps)
        names.push_back (toText (tap.description.id) + displayName (tap.description));

    return names;
}

SourceEntry entryOf (const TapDescription& tap)
{
    return { displayName (tap), TapChoice { tap.id, displayName (tap) }, "exact" };
}

bool isOfferedAsInput (DeviceKind kind) noexcept { return kind != DeviceKind::daw && kind != DeviceKind::monitor; }

ChannelUse channelUseFor (Stage stage)
{
    return stage == Stage::recording ? ChannelUse::separateInputs : ChannelUse::programme;
}
} // namespace

std::vector<SourceSection> sectionsOf (const std::vector<DriverListing>& drivers, Stage stage)
{
    std::vector<SourceSection> sections;

    for (const auto& driver : drivers)
    {
        SourceSection section { driver.shownName.empty() ? driver.typeName : driver.shownName, driver.problem, {} };

        const auto isRecording = stage == Stage::recording;

        for (const auto& group :
             sourceGroups (driver.devices, isRecording ? OfferedFor::recording : OfferedFor::programme))
            if (! isRecording || isOfferedAsInput (group.kind))
                section.entries.push_back (entryOf (group));

        if (section.entries.empty() && section.problem.empty())
            section.problem = "No inputs here, only what plays. Connect a microphone or an interface.";

        sections.push_back (std::move (section));
    }

    return sections;
}

std::optional<SourceSection> tapSection (const std::vector<HeardTap>& taps)
{
    if (taps.empty())
        return std::nullopt;

    SourceSection section { "Twobus Tap", {}, {} };

    for (const auto& tap : inOrder (taps))
    {
        const auto program = tap.description.host.empty() ? std::string ("the tap") : tap.description.host;
        const auto ofHost = std::ranges::find (section.entries, program, &SourceEntry::program);

        if (ofHost == section.entries.end())
        {
            section.entries.push_back (entryOf (tap.description));
            section.entries.back().program = program;
        }
        else
            ofHost->more.push_back (entryOf (tap.description));
    }

    return section;
}

std::optional<SourceChoice> onlyHardwareInputOf (const std::vector<DriverListing>& drivers)
{
    for (const auto& driver : drivers)
    {
        const auto isInput = [] (const ListedDevice& device) { return device.kind == DeviceKind::physicalInput; };
        const auto first = std::ranges::find_if (driver.devices, isInput);

        if (first != driver.devices.end())
            return std::ranges::count_if (driver.devices, isInput) == 1 ? std::optional<SourceChoice> (
                       DeviceAddress { first->typeName, first->deviceName, first->channels })
                                                                        : std::nullopt;
    }

    return std::nullopt;
}

SourceSection emptySection (const std::string& missingRequirement)
{
    return { "Nothing to listen to yet", missingRequirement + " Then choose Look again.", {} };
}

std::string labelOf (const SourceChoice& choice)
{
    if (const auto* tap = std::get_if<TapChoice> (&choice))
        return tap->name;

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

std::string missingSourceText (const std::vector<DriverListing>& drivers, const DeviceAddress& address)
{
    if (hasDriver (drivers, address.typeName))
        return "There is no device " + optionText (address)
               + " yet. Start or connect it and Twobus continues, or choose another source.";

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
        return a == b;

    return first->typeName == second->typeName && first->deviceName == second->deviceName;
}

//==============================================================================
std::vector<SourceSection> SourceList::scan (Stage stage)
{
    catalogue.refresh (steadyNanoseconds());
    const auto heard = taps.taps();
    tapsListed = namesOf (heard);

    const auto missing = catalogue.missingRequirement();
    auto sections = missing.empty() ? sectionsOf (catalogue.drivers(), stage)
                                    : std::vector<SourceSection> { emptySection (missing) };

    // What a tap hears was already recorded.
    if (auto section = tapSection (heard); section && stage != Stage::recording)
        sections.insert (sections.begin(), std::move (*section));

    return sections;
}

std::optional<SourceChoice> SourceList::onlyHardwareInput()
{
    catalogue.refresh (steadyNanoseconds());
    return onlyHardwareInputOf (catalogue.drivers());
}

bool SourceList::hasChanged()
{
    return catalogue.hasChanged (steadyNanoseconds()) || namesOf (taps.taps()) != tapsListed;
}

std::optional<bool> SourceList::carriesSound (const SourceChoice& choice)
{
    if (const auto* chosen = std::get_if<TapChoice> (&choice))
    {
        constexpr std::int64_t longestSilence = 500'000'000;
        const auto tap = findTap (taps.taps(), toText (chosen->id));
        return tap ? std::optional (steadyNanoseconds() - tap->lastSoundNanoseconds < longestSilence) : std::nullopt;
    }

    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr ? catalogue.carriesSound (*address, steadyNanoseconds()) : std::nullopt;
}

void SourceList::rest() { catalogue.rest (steadyNanoseconds()); }

std::shared_ptr<const EnsembleReadings> SourceList::hearTogether (const std::optional<SourceChoice>& choice)
{
    const auto* tap = choice ? std::get_if<TapChoice> (&*choice) : nullptr;
    ensemble.update (tap != nullptr ? std::optional (tap->id) : std::nullopt);
    return ensemble.latest();
}

bool SourceList::isMutedByListening (const SourceChoice& choice) const
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr && catalogue.isMutedByListening (*address);
}

std::string SourceList::mutingQuestion (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr ? mutingText (applicationName (address->deviceName), partText (address->channels))
                              : std::string();
}

OpenedSource SourceList::openTap (TapChoice choice)
{
    if (! choice.isKnown())
    {
        const auto tap = findTap (taps.taps(), choice.name);

        if (! tap)
            return { nullptr, choice,
                     "There is no tap called " + choice.name
                         + " yet. Open its project in your DAW and Twobus continues, or choose another source.",
                     true };

        choice = { tap->description.id, displayName (tap->description) };
    }

    return { std::make_unique<TapSource> (taps, choice.id, choice.name), choice, {} };
}

OpenedSource SourceList::open (SourceChoice choice, Stage stage, Muting muting)
{
    if (auto* tap = std::get_if<TapChoice> (&choice))
        return openTap (std::move (*tap));

    auto* address = std::get_if<DeviceAddress> (&choice);

    if (address == nullptr)
        return { std::make_unique<FileSource> (demoName, demoFile(), true), choice, {} };

    if (address->channels.empty())
    {
        catalogue.refresh (steadyNanoseconds());
        const auto device = catalogue.find (address->typeName, address->deviceName);

        if (! device)
            return { nullptr, choice, missingSourceText (catalogue.drivers(), *address),
                     hasDriver (catalogue.drivers(), address->typeName) };

        const auto channels = catalogue.probeChannels (*device);
        address->channels = stage == Stage::recording  ? channels
                            : device->channels.empty() ? defaultChannels (channels)
                                                       : safeChannels (*device);

        if (address->channels.empty())
            return { nullptr, choice, catalogue.whyNoChannels (*device), true };
    }

    return { std::make_unique<DeviceSource> (*address, channelUseFor (stage), muting), choice, {} };
}
} // namespace twobus

#include "Devices/SourceOffers.h"

#include "Devices/ApplicationName.h"
#include "Devices/ChannelPairs.h"

#include <algorithm>
#include <iterator>

namespace twobus
{
namespace
{
bool isProgram (DeviceKind kind) { return kind == DeviceKind::daw || kind == DeviceKind::program; }

bool isMuted (const ListedDevice& device, const std::vector<std::string>& channels)
{
    return std::ranges::any_of (channels, [&device] (const auto& channel) {
        return std::ranges::find (device.mutedByListening, channel) != device.mutedByListening.end();
    });
}

SourceOffer offerOf (const ListedDevice& device, std::vector<std::string> channels)
{
    const auto muted = isMuted (device, channels);
    auto part = partText (channels);
    return { { device.typeName, device.deviceName, std::move (channels) }, std::move (part), muted };
}

std::vector<SourceOffer> offersOf (const ListedDevice& device, OfferedFor purpose)
{
    std::vector<SourceOffer> offers;

    if (device.channels.empty() || (purpose == OfferedFor::recording && device.channels.size() > 2))
        offers.push_back (offerOf (device, device.channels));

    for (auto& channels : channelPairs (device.channels))
        offers.push_back (offerOf (device, std::move (channels)));

    return offers;
}

/** The place of the offer that most people want. */
std::size_t bestOf (const ListedDevice& device, const std::vector<SourceOffer>& offers, OfferedFor purpose)
{
    if (purpose == OfferedFor::recording)
        return 0;

    const auto wanted = safeChannels (device);
    const auto found =
        std::ranges::find_if (offers, [&wanted] (const auto& offer) { return offer.address.channels == wanted; });
    return found != offers.end() ? static_cast<std::size_t> (std::distance (offers.begin(), found)) : 0;
}

/** Explains the offer if listening to a DAW's master would mute it; otherwise empty. */
std::string noteOf (const ListedDevice& device, const std::string& name, const SourceOffer& offered)
{
    if (device.kind != DeviceKind::daw || ! isMuted (device, defaultChannels (device.channels)))
        return {};

    const auto reason = name
                        + " uses its master internally, as a monitor section does. With PipeWire, listening to "
                          "it could mute it.";
    return offered.isMutedByListening
               ? reason + " Choose the monitor of the output that you hear instead."
               : reason + " This is what leaves the monitor section, including its volume control.";
}

SourceGroup groupOf (const ListedDevice& device, OfferedFor purpose)
{
    auto offers = offersOf (device, purpose);
    const auto best = static_cast<std::ptrdiff_t> (bestOf (device, offers, purpose));

    SourceGroup group;
    group.name = isProgram (device.kind) ? applicationName (device.deviceName) : device.deviceName;
    group.kind = device.kind;
    group.offer = std::move (offers[static_cast<std::size_t> (best)]);
    offers.erase (offers.begin() + best);
    group.more = std::move (offers);
    group.note = noteOf (device, group.name, group.offer);
    return group;
}

/** The group of another client of the same program, such as a second browser tab that plays; null if there is none. */
SourceGroup* sameProgram (std::vector<SourceGroup>& groups, const ListedDevice& device)
{
    if (device.kind != DeviceKind::program)
        return nullptr;

    const auto name = applicationName (nameWithoutCount (device.deviceName));
    const auto found = std::ranges::find_if (groups, [&] (const auto& group) {
        return group.kind == DeviceKind::program && group.name == name
               && group.offer.address.typeName == device.typeName;
    });
    return found != groups.end() ? &*found : nullptr;
}

void addTo (SourceGroup& group, SourceGroup&& another)
{
    const auto named = [&] (SourceOffer offer) {
        offer.part = offer.address.deviceName + (offer.part.empty() ? "" : ", " + offer.part);
        return offer;
    };

    group.more.push_back (named (std::move (another.offer)));
    std::ranges::transform (another.more, std::back_inserter (group.more), named);
}

int rankOf (DeviceKind kind, OfferedFor purpose)
{
    return purpose == OfferedFor::recording && kind == DeviceKind::physicalInput ? -1 : static_cast<int> (kind);
}
} // namespace

std::vector<SourceGroup> sourceGroups (const std::vector<ListedDevice>& devices, OfferedFor purpose)
{
    std::vector<SourceGroup> groups;

    for (const auto& device : devices)
    {
        auto group = groupOf (device, purpose);

        if (auto* same = sameProgram (groups, device))
            addTo (*same, std::move (group));
        else
            groups.push_back (std::move (group));
    }

    std::ranges::stable_sort (groups, {}, [purpose] (const auto& group) { return rankOf (group.kind, purpose); });
    return groups;
}

std::string kindText (DeviceKind kind)
{
    switch (kind)
    {
        case DeviceKind::daw: return "DAW";
        case DeviceKind::program: return "program";
        case DeviceKind::monitor: return "monitor: what you hear";
        case DeviceKind::physicalInput: return "microphone or line input";
        case DeviceKind::unknown: break;
    }

    return {};
}

std::string mutingText (const std::string& program, const std::string& part)
{
    const auto name = part.empty() ? program : program + "'s " + part;
    return name + " is also used inside " + program
           + ". With PipeWire, listening to it can mute it there: it would "
             "be missing from what you hear and from your bounce "
           + "until Twobus disconnects. It is safe to listen to a master that goes straight to an output, or to that "
             "output's monitor.";
}
} // namespace twobus

#include "Devices/DeviceCatalogue.h"

#include "Devices/DeviceTypes.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr std::int64_t nanosecondsBetweenSounds = 150'000'000, soundsKeptNanoseconds = 1'000'000'000;

DriverListing listingOf (juce::AudioIODeviceType& type)
{
    DriverListing listing { type.getTypeName().toStdString(), {}, {} };
    type.scanForDevices();

    for (const auto& name : toStrings (type.getDeviceNames (true)))
        listing.devices.push_back ({ listing.typeName, name, kindFromName (name), {} });

    return listing;
}
} // namespace

void DeviceCatalogue::refresh (std::int64_t nowNanoseconds)
{
    jackPorts->refresh (nowNanoseconds);
    revisionListed = jackPorts->revision();
    listings.clear();

    for (auto& type : makeDeviceTypes())
        listings.push_back (type->getTypeName() == jackTypeName ? jackListing() : cardListing (*type));
}

bool DeviceCatalogue::hasChanged (std::int64_t nowNanoseconds)
{
    jackPorts->refresh (nowNanoseconds);
    return jackPorts->revision() != revisionListed;
}

std::optional<bool> DeviceCatalogue::carriesSound (const DeviceAddress& address, std::int64_t nowNanoseconds)
{
    soundsAskedAt = nowNanoseconds;

    if (sounds == nullptr)
        sounds = std::make_unique<PortSounds>();

    if (nowNanoseconds - soundsRefreshedAt >= nanosecondsBetweenSounds)
    {
        soundsRefreshedAt = nowNanoseconds;
        jackPorts->refresh (nowNanoseconds);
        sounds->refresh (jackPorts->ports(), nowNanoseconds);
    }

    return sounds->carriesSound (address, nowNanoseconds);
}

void DeviceCatalogue::rest (std::int64_t nowNanoseconds)
{
    if (nowNanoseconds - soundsAskedAt > soundsKeptNanoseconds)
        sounds = nullptr;
}

/** Asks devices whether they answer only if there is neither a server nor a card: then this cannot disturb anything,
    and no microphone is opened. */
DriverListing DeviceCatalogue::cardListing (juce::AudioIODeviceType& type) const
{
    auto listing = listingOf (type);

    if (! jackPorts->hasServer() && ! hasSoundCard())
        removeDeadEnds (listing.devices,
                        [this] (const ListedDevice& device) { return ! probeChannels (device).empty(); });

    if (listing.devices.empty())
        listing.problem = listing.typeName
                          + ": there is no sound card or virtual device with an input. "
                            "Connect one, or listen to your DAW through JACK or PipeWire.";

    return listing;
}

SoundServer DeviceCatalogue::soundServer() const
{
    const auto hasJack =
        std::ranges::any_of (listings, [] (const auto& listing) { return listing.typeName == jackTypeName; });

    if (! hasJack)
        return SoundServer::notOnThisSystem;

    if (jackPorts->hasServer())
        return SoundServer::running;

    return jackPorts->hasLibrary() ? SoundServer::notRunning : SoundServer::notInstalled;
}

std::string DeviceCatalogue::missingRequirement() const
{
    return allDevices().empty() ? whyNothingIsListed (soundServer()) : std::string();
}

std::string DeviceCatalogue::whyNoChannels (const ListedDevice& device) const
{
    return twobus::whyNoChannels (device, jackPorts->hasServer());
}

DriverListing DeviceCatalogue::jackListing() const
{
    DriverListing listing {
        jackTypeName, devicesFromPorts (jackPorts->ports()), {}, jackPorts->isPipeWire() ? "PipeWire" : ""
    };

    if (! jackPorts->hasLibrary())
        listing.problem = "JACK: no JACK library is installed. Install libjack (JACK2) or PipeWire's JACK support.";
    else if (! jackPorts->hasServer())
        listing.problem =
            "JACK: no JACK or PipeWire server answers. Start PipeWire or jackd, or start your DAW with JACK.";
    else if (listing.devices.empty())
        listing.problem = "JACK: the server is running, but no program plays through it. Start your DAW, with JACK or "
                          "PipeWire as its audio system.";

    return listing;
}

std::vector<ListedDevice> DeviceCatalogue::allDevices() const
{
    std::vector<ListedDevice> devices;

    for (const auto& listing : listings)
        devices.insert (devices.end(), listing.devices.begin(), listing.devices.end());

    return devices;
}

std::optional<ListedDevice> DeviceCatalogue::find (const std::string& typeName, const std::string& deviceName) const
{
    for (const auto& device : allDevices())
        if (device.typeName == typeName && device.deviceName == deviceName)
            return device;

    return std::nullopt;
}

std::vector<std::string> DeviceCatalogue::probeChannels (const ListedDevice& device) const
{
    if (device.typeName == jackTypeName)
        return device.channels;

    const auto type = makeDeviceType (device.typeName);

    if (type == nullptr)
        return {};

    type->scanForDevices();
    const auto name = juce::String::fromUTF8 (device.deviceName.c_str());
    const std::unique_ptr<juce::AudioIODevice> probed (type->createDevice ({}, name));
    return probed != nullptr ? toStrings (probed->getInputChannelNames()) : std::vector<std::string>();
}
} // namespace twobus

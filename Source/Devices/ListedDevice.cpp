#include "Devices/ListedDevice.h"

#include "Devices/ChannelPairs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <ranges>

namespace twobus
{
namespace
{
constexpr std::array knownDaws { "ardour",     "mixbus",  "reaper",     "bitwig",   "waveform",
                                 "tracktion",  "renoise", "qtractor",   "zrythm",   "lmms",
                                 "rosegarden", "muse",    "studio one", "audacity", "traverso" };

constexpr std::array loopbackWords { "monitor",  "loopback",    "stereo mix",   "blackhole",  "soundflower",
                                     "vb-audio", "voicemeeter", "cable output", "what u hear" };

// ALSA's plug-ins that can lead to any source.
constexpr std::array unspecificNames { "default",    "pipewire",          "pulse", "pulseaudio", "jack",
                                       "sysdefault", "open sound system", "plugin" };

constexpr std::string_view monitorSuffix = " Monitor";

char lowerCase (char letter) { return static_cast<char> (std::tolower (static_cast<unsigned char> (letter))); }

std::string lowerCase (std::string_view text)
{
    std::string result (text);
    std::ranges::transform (result, result.begin(), [] (char letter) { return lowerCase (letter); });
    return result;
}

bool isLetter (char character) { return std::isalpha (static_cast<unsigned char> (character)) != 0; }

/** Whether the text contains the word by itself: "Main/out 1" has "main", "Remains" has not. */
bool hasWord (std::string_view text, std::string_view word)
{
    const auto lower = lowerCase (text);

    for (auto at = lower.find (word); at != std::string::npos; at = lower.find (word, at + 1))
    {
        const auto end = at + word.size();

        if ((at == 0 || ! isLetter (lower[at - 1])) && (end == lower.size() || ! isLetter (lower[end])))
            return true;
    }

    return false;
}

bool hasAnyWord (std::string_view text, const auto& words)
{
    return std::ranges::any_of (words, [&] (const char* word) { return hasWord (text, word); });
}

/** The first pair with this word, or the first single channel with it if there is no pair. */
std::vector<std::string> channelsWithWord (const std::vector<std::string>& channels, std::string_view word)
{
    std::vector<std::string> alone;

    for (auto& pair : channelPairs (channels))
    {
        if (! hasWord (pair.front(), word))
            continue;

        if (pair.size() == 2)
            return pair;

        if (alone.empty())
            alone = std::move (pair);
    }

    return alone;
}

std::vector<std::string> masterChannels (const std::vector<std::string>& channels)
{
    auto master = channelsWithWord (channels, "master");
    return master.empty() ? channelsWithWord (channels, "main") : master;
}

bool staysAudible (const ListedDevice& device, const std::vector<std::string>& channels)
{
    return std::ranges::none_of (channels, [&device] (const auto& channel) {
        return std::ranges::find (device.mutedByListening, channel) != device.mutedByListening.end();
    });
}

DeviceKind kindOfClient (const std::string& name, const std::vector<JackPort>& ports)
{
    const auto hasPort = [&] (auto&& isWanted) {
        return std::ranges::any_of (ports,
                                    [&] (const JackPort& port) { return port.clientName == name && isWanted (port); });
    };

    if (hasPort (isCapturePort))
        return DeviceKind::physicalInput;

    if (hasPort (isMonitorPort))
        return DeviceKind::monitor;

    const auto isMaster = [] (const JackPort& port) { return hasWord (port.portName, "master"); };
    const auto isDaw = hasAnyWord (name, knownDaws) || hasPort (isMaster);
    return isDaw ? DeviceKind::daw : DeviceKind::program;
}

/** Whether any port is connected to the output that this monitor repeats. */
bool isPlayedTo (const JackPort& monitor, const std::vector<JackPort>& ports)
{
    const auto prefix = std::string (clientMonitoredBy (monitor)) + ":";
    return std::ranges::any_of (ports, [&prefix] (const JackPort& port) {
        return std::ranges::any_of (port.feeds, [&prefix] (const auto& input) { return input.starts_with (prefix); });
    });
}

/** The only device of a kind that can be listened to without muting it; null if there are none or several. */
const ListedDevice* onlyOne (const std::vector<ListedDevice>& devices, DeviceKind kind)
{
    const auto isOfKind = [=] (const ListedDevice& device) {
        return device.kind == kind && ! device.channels.empty() && staysAudible (device, safeChannels (device));
    };
    const auto first = std::ranges::find_if (devices, isOfKind);
    return std::ranges::count_if (devices, isOfKind) == 1 ? &*first : nullptr;
}

const ListedDevice* mostLikely (const std::vector<ListedDevice>& devices)
{
    const auto isDawWithMaster = [] (const ListedDevice& device) {
        return device.kind == DeviceKind::daw && ! masterChannels (device.channels).empty()
               && staysAudible (device, safeChannels (device));
    };

    if (const auto found = std::ranges::find_if (devices, isDawWithMaster); found != devices.end())
        return &*found;

    if (const auto* daw = onlyOne (devices, DeviceKind::daw))
        return daw;

    if (const auto* monitor = onlyOne (devices, DeviceKind::monitor))
        return monitor;

    const auto isPlayedTo = [] (const ListedDevice& device) { return device.isPlayedTo; };

    if (std::ranges::count_if (devices, isPlayedTo) == 1)
        return &*std::ranges::find_if (devices, isPlayedTo);

    return onlyOne (devices, DeviceKind::program);
}
} // namespace

bool isMonitorPort (const JackPort& port)
{
    return lowerCase (port.portName).starts_with ("monitor_") || port.clientName.ends_with (monitorSuffix);
}

std::string_view clientMonitoredBy (const JackPort& monitor)
{
    const std::string_view name = monitor.clientName;
    return name.ends_with (monitorSuffix) ? name.substr (0, name.size() - monitorSuffix.size()) : name;
}

bool isCapturePort (const JackPort& port)
{
    return ! isMonitorPort (port) && (port.isPhysical || lowerCase (port.portName).starts_with ("capture_"));
}

std::vector<ListedDevice> devicesFromPorts (const std::vector<JackPort>& ports)
{
    std::vector<ListedDevice> devices;

    for (const auto& port : ports)
    {
        const auto isSame = [&] (const ListedDevice& device) { return device.deviceName == port.clientName; };
        auto found = std::ranges::find_if (devices, isSame);

        if (found == devices.end())
        {
            devices.push_back ({ jackTypeName,
                                 port.clientName,
                                 kindOfClient (port.clientName, ports),
                                 {},
                                 {},
                                 isMonitorPort (port) && isPlayedTo (port, ports) });
            found = std::prev (devices.end());
        }

        found->channels.push_back (port.portName);

        if (port.isMutedByListening)
            found->mutedByListening.push_back (port.portName);
    }

    return devices;
}

bool isProgramsOwnPort (const DeviceAddress& address)
{
    const auto isOtherChannel = [&address] (const std::string& channel) {
        const JackPort port { address.deviceName, channel, false };
        return isMonitorPort (port) || isCapturePort (port);
    };

    return address.isJack() && std::ranges::none_of (address.channels, isOtherChannel);
}

bool isHardwareInput (const DeviceAddress& address)
{
    if (! address.isJack())
        return kindFromName (address.deviceName) == DeviceKind::physicalInput;

    return ! address.channels.empty() && std::ranges::all_of (address.channels, [&address] (const auto& channel) {
        return isCapturePort ({ address.deviceName, channel, false });
    });
}

DeviceKind kindFromName (std::string_view deviceName)
{
    if (hasAnyWord (deviceName, loopbackWords))
        return DeviceKind::monitor;

    return hasAnyWord (deviceName, unspecificNames) ? DeviceKind::unknown : DeviceKind::physicalInput;
}

void removeDeadEnds (std::vector<ListedDevice>& devices, const std::function<bool (const ListedDevice&)>& answers)
{
    std::erase_if (devices, [&answers] (const ListedDevice& device) {
        return device.kind == DeviceKind::unknown && ! answers (device);
    });
}

std::string whyNoChannels (const ListedDevice& device, bool hasServer)
{
    const auto name = device.typeName + ":" + device.deviceName;

    if (device.kind == DeviceKind::unknown && ! hasServer)
        return name
               + " does not answer. It usually leads to a sound server, but none is running: start PipeWire or "
                 "jackd, or choose another device.";

    return name + " does not answer, so its channels are not known. Close other programs that use it, and try again.";
}

std::string whyNothingIsListed (SoundServer server)
{
    switch (server)
    {
        case SoundServer::notInstalled:
            return "Twobus finds no sound server, because no JACK library is installed, and no sound card with an "
                   "input. Install "
                   "pipewire-jack (for PipeWire) or jackd2 (for JACK), or plug in an audio interface.";
        case SoundServer::notRunning:
            return "No sound server is running, and there is no sound card with an input. Start PipeWire or jackd to "
                   "hear what your "
                   "computer plays, or plug in an audio interface.";
        case SoundServer::running:
            return "The sound server is running, but nothing plays through it, and there is no sound card with an "
                   "input. Start your DAW "
                   "with JACK or PipeWire as its audio system, or plug in an audio interface.";
        case SoundServer::notOnThisSystem: break;
    }

    return "There is no sound card or virtual device with an input. Plug in an audio interface, or install a loopback device.";
}

std::vector<std::string> defaultChannels (const std::vector<std::string>& channels)
{
    if (auto master = masterChannels (channels); ! master.empty())
        return master;

    const auto pairs = channelPairs (channels);
    const auto firstPair = std::ranges::find_if (pairs, [] (const auto& pair) { return pair.size() == 2; });

    if (firstPair != pairs.end())
        return *firstPair;

    return { channels.begin(), channels.begin() + std::min<std::ptrdiff_t> (2, std::ssize (channels)) };
}

std::vector<std::string> safeChannels (const ListedDevice& device)
{
    auto usual = defaultChannels (device.channels);

    if (device.kind != DeviceKind::daw || staysAudible (device, usual))
        return usual;

    const auto monitor = channelsWithWord (device.channels, "monitor");
    return monitor.empty() || ! staysAudible (device, monitor) ? usual : monitor;
}

std::optional<DeviceAddress> suggestedAddress (const std::vector<ListedDevice>& devices)
{
    const auto* device = mostLikely (devices);

    if (device == nullptr)
        return std::nullopt;

    return DeviceAddress { device->typeName, device->deviceName, safeChannels (*device) };
}

std::optional<std::vector<std::size_t>> indicesOf (const std::vector<std::string>& wanted,
                                                   const std::vector<std::string>& available)
{
    std::vector<std::size_t> indices;

    for (const auto& name : wanted)
    {
        std::size_t index = 0;

        while (index < available.size() && (available[index] != name || std::ranges::count (indices, index) > 0))
            ++index;

        if (index == available.size())
            return std::nullopt;

        indices.push_back (index);
    }

    return indices;
}

std::optional<std::string> firstMissing (const std::vector<std::string>& wanted,
                                         const std::vector<std::string>& available)
{
    for (std::size_t count = 1; count <= wanted.size(); ++count)
    {
        const std::vector<std::string> upTo (wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t> (count));

        if (! indicesOf (upTo, available))
            return upTo.back();
    }

    return std::nullopt;
}
} // namespace twobus

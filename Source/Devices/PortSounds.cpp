#include "Devices/PortSounds.h"

#include "Devices/JackLibrary.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::size_t maxPorts = 64;
constexpr float heardAbove = 3.1623e-4f; ///< -70 dBFS
constexpr std::int64_t heardForNanoseconds = 1'500'000'000, retryNanoseconds = 1'000'000'000,
                       listenNanoseconds = 800'000'000;
constexpr auto clientName = "twobus-sound-sign";

std::string fullNameOf (const JackPort& port) { return port.clientName + ":" + port.portName; }

struct Input
{
    jack_port_t* port = nullptr; ///< ours; never unregistered, because the callback can be reading it
    std::atomic<float> peak {
        0.0f
    }; ///< since the message thread last took it. Taking a peak twice now and then is harmless
    JackPort source; ///< this and the members below belong to the message thread
    bool isInUse = false;
    std::int64_t listenedSince = 0;
    std::optional<std::int64_t> heardAt;

    /** Empty until the input has listened for listenNanoseconds or has heard something. */
    std::optional<bool> carriesSound (std::int64_t now) const
    {
        if (heardAt && now - *heardAt < heardForNanoseconds)
            return true;

        return now - listenedSince >= listenNanoseconds ? std::optional (false) : std::nullopt;
    }
};

std::optional<bool> either (std::optional<bool> a, std::optional<bool> b)
{
    return a && b ? std::optional (*a || *b) : a ? a : b;
}
} // namespace

struct PortSounds::Client
{
    explicit Client (jack_client_t* opened) : handle (opened)
    {
        functions.onShutdown (
            handle, [] (void* flag) { static_cast<std::atomic<bool>*> (flag)->store (true); }, &isServerGone);
        functions.setProcessCallback (
            handle, [] (jack_nframes_t frames, void* self) { return static_cast<Client*> (self)->process (frames); },
            this);
        functions.activate (handle);
    }

    ~Client() { functions.clientClose (handle); }

    Client (const Client&) = delete;
    Client& operator= (const Client&) = delete;

    /** Runs on the server's thread. */
    int process (jack_nframes_t frames) noexcept
    {
        const auto count = numInputs.load (std::memory_order_acquire);

        for (std::size_t i = 0; i < count; ++i)
            if (const auto* samples = static_cast<const float*> (functions.portGetBuffer (inputs[i].port, frames)))
            {
                auto peak = inputs[i].peak.load (std::memory_order_relaxed);

                for (jack_nframes_t frame = 0; frame < frames; ++frame)
                    peak = std::max (peak, std::abs (samples[frame]));

                inputs[i].peak.store (peak, std::memory_order_relaxed);
            }

        return 0;
    }

    void refresh (const std::vector<JackPort>& current, std::int64_t now)
    {
        ports = current;

        for (auto& input : inputs)
            if (input.isInUse && std::ranges::none_of (ports, [&] (const JackPort& port) {
                    return isSame (port, input.source) && canListenTo (port);
                }))
                leave (input);

        for (const auto& port : ports)
            if (canListenTo (port) && inputFor (port) == nullptr)
                listenTo (port, now);

        for (auto& input : inputs)
            if (input.peak.exchange (0.0f, std::memory_order_relaxed) > heardAbove && input.isInUse)
                input.heardAt = now;
    }

    /** With PipeWire only monitors, since a connection to a program can mute it: see JackPort. Never a DAW, since it
        would save the connection with its session. */
    bool canListenTo (const JackPort& port) const
    {
        if (isMonitorPort (port))
            return isFed (clientMonitoredBy (port));

        return ! isPipeWire && ! isCapturePort (port) && ! isOfDaw (port.clientName);
    }

    bool isOfDaw (const std::string& clientName) const
    {
        const auto device = deviceOf (clientName);
        return device && device->kind == DeviceKind::daw;
    }

    std::optional<ListedDevice> deviceOf (const std::string& clientName) const
    {
        std::vector<JackPort> its;
        std::ranges::copy_if (ports, std::back_inserter (its),
                              [&clientName] (const JackPort& port) { return port.clientName == clientName; });
        auto devices = devicesFromPorts (its);
        return devices.empty() ? std::nullopt : std::optional (std::move (devices.front()));
    }

    static bool isSame (const JackPort& a, const JackPort& b)
    {
        return a.clientName == b.clientName && a.portName == b.portName;
    }

    /** Judges a program by the monitors of the outputs that it plays to. If a monitor is silent, so is the program. If
        it carries sound, that is the program's sound as long as nobody else plays to this output. Among the program's
        ports, the master is assumed to carry it. */
    std::optional<bool> soundAtOutputs (const DeviceAddress& address, std::int64_t now) const
    {
        std::optional<bool> result;

        for (const auto& output : outputsFedBy (address))
        {
            const auto sound = soundOfMonitor (output, now);

            if (sound == true && (playersOf (output).size() > 1 || ! isMasterOf (address)))
                return std::nullopt;

            result = either (result, sound);
        }

        return result;
    }

    std::set<std::string> outputsFedBy (const DeviceAddress& address) const
    {
        std::set<std::string> outputs;

        for (const auto& port : ports)
            if (port.clientName == address.deviceName
                && std::ranges::find (address.channels, port.portName) != address.channels.end())
                for (const auto& input : port.feeds)
                    outputs.insert (input.substr (0, input.find (':')));

        return outputs;
    }

    std::set<std::string> playersOf (const std::string& output) const
    {
        std::set<std::string> players;

        for (const auto& port : ports)
            if (std::ranges::any_of (
                    port.feeds, [prefix = output + ":"] (const auto& input) { return input.starts_with (prefix); }))
                players.insert (port.clientName);

        return players;
    }

    std::optional<bool> soundOfMonitor (const std::string& output, std::int64_t now) const
    {
        std::optional<bool> result;

        for (const auto& input : inputs)
            if (input.isInUse && isMonitorPort (input.source) && clientMonitoredBy (input.source) == output)
                result = either (result, input.carriesSound (now));

        return result;
    }

    /** Whether the address is the program's master, or what the list offers in its place. */
    bool isMasterOf (const DeviceAddress& address) const
    {
        const auto device = deviceOf (address.deviceName);
        return device && address.channels == safeChannels (*device);
    }

    const Input* inputFor (const JackPort& port) const
    {
        const auto found = std::ranges::find_if (
            inputs, [&port] (const Input& input) { return input.isInUse && isSame (input.source, port); });
        return found != inputs.end() ? &*found : nullptr;
    }

    /** Whether anything plays to this output. Otherwise its monitor is silent, and listening would keep the card awake.
        */
    bool isFed (std::string_view output) const { return ! playersOf (std::string (output)).empty(); }

    void listenTo (const JackPort& port, std::int64_t now)
    {
        if (auto* input = freeInput();
            input != nullptr
            && functions.connect (handle, fullNameOf (port).c_str(), functions.portName (input->port)) == 0)
        {
            input->source = port;
            input->isInUse = true;
            input->listenedSince = now;
            input->heardAt.reset();
        }
    }

    void leave (Input& input)
    {
        functions.disconnect (handle, fullNameOf (input.source).c_str(), functions.portName (input.port));
        input.isInUse = false;
    }

    Input* freeInput()
    {
        const auto count = numInputs.load (std::memory_order_relaxed);

        for (std::size_t i = 0; i < count; ++i)
            if (! inputs[i].isInUse)
                return &inputs[i];

        if (count == maxPorts)
            return nullptr;

        const auto name = "in_" + std::to_string (count + 1);
        inputs[count].port = functions.portRegister (handle, name.c_str(), JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);

        if (inputs[count].port == nullptr)
            return nullptr;

        numInputs.store (count + 1, std::memory_order_release);
        return &inputs[count];
    }

    const JackFunctions& functions = JackLibrary::instance().functions();
    const bool isPipeWire = JackLibrary::instance().isPipeWire();
    jack_client_t* handle;
    std::vector<JackPort> ports; ///< as of the last refresh
    std::array<Input, maxPorts> inputs;
    std::atomic<std::size_t> numInputs { 0 };
    std::atomic<bool> isServerGone { false };
};

PortSounds::PortSounds() = default;
PortSounds::~PortSounds() = default;

void PortSounds::refresh (const std::vector<JackPort>& ports, std::int64_t nowNanoseconds)
{
    if (client != nullptr && client->isServerGone.load())
        client = nullptr;

    if (client == nullptr && ! ports.empty() && nowNanoseconds >= nextAttempt)
    {
        nextAttempt = nowNanoseconds + retryNanoseconds;

        if (auto* handle = JackLibrary::instance().openClient (clientName))
            client = std::make_unique<Client> (handle);
    }

    if (client != nullptr)
        client->refresh (ports, nowNanoseconds);
}

std::optional<bool> PortSounds::carriesSound (const DeviceAddress& address, std::int64_t nowNanoseconds) const
{
    std::optional<bool> result;

    if (client == nullptr || ! address.isJack())
        return result;

    const auto isChannel = [&address] (const Input& input) {
        return input.isInUse && input.source.clientName == address.deviceName
               && std::ranges::find (address.channels, input.source.portName) != address.channels.end();
    };

    for (const auto& input : client->inputs)
        if (isChannel (input))
            result = either (result, input.carriesSound (nowNanoseconds));

    return result ? result : client->soundAtOutputs (address, nowNanoseconds);
}
} // namespace twobus

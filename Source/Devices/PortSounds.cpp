#include "Devices/PortSounds.h"

#include "Devices/JackLibrary.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <string>
#include <string_view>

namespace twobus
{
namespace
{
constexpr std::size_t maxPorts = 64;
constexpr float heardAbove = 3.1623e-4f; ///< -70 dBFS
constexpr std::int64_t heardForNanoseconds = 1'500'000'000, retryNanoseconds = 1'000'000'000;
constexpr auto clientName = "twobus-sound-sign";

std::string fullNameOf (const JackPort& port)
{
    return port.clientName + ":" + port.portName;
}

struct Input
{
    jack_port_t* port = nullptr; ///< ours; once there it stays, since the callback may be reading it
    std::atomic<float> peak { 0.0f }; ///< since the message thread last took it. A peak is sometimes taken twice: no harm
    JackPort source; ///< the message thread's, as all below
    bool isInUse = false;
    std::optional<std::int64_t> heardAt;
};
} // namespace

struct PortSounds::Client
{
    explicit Client (jack_client_t* opened) : handle (opened)
    {
        functions.onShutdown (
            handle, [] (void* flag) { static_cast<std::atomic<bool>*> (flag)->store (true); }, &isServerGone);
        functions.setProcessCallback (
            handle, [] (jack_nframes_t frames, void* self) { return static_cast<Client*> (self)->process (frames); }, this);
        functions.activate (handle);
    }

    ~Client() { functions.clientClose (handle); }

    Client (const Client&) = delete;
    Client& operator= (const Client&) = delete;

    /** On the server's thread. */
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

    void refresh (const std::vector<JackPort>& ports, std::int64_t now)
    {
        for (auto& input : inputs)
            if (input.isInUse && (std::ranges::find (ports, input.source) == ports.end() || ! isPlaying (input.source)))
                leave (input);

        for (const auto& port : ports)
            if (! isCapturePort (port) && inputFor (port) == nullptr && isPlaying (port))
                listenTo (port);

        for (auto& input : inputs)
            if (input.peak.exchange (0.0f, std::memory_order_relaxed) > heardAbove && input.isInUse)
                input.heardAt = now;
    }

    const Input* inputFor (const JackPort& port) const
    {
        const auto found = std::ranges::find_if (
            inputs, [&port] (const Input& input) { return input.isInUse && input.source == port; });
        return found != inputs.end() ? &*found : nullptr;
    }

    /** A monitor repeats an output, and is silent while nothing plays into that. */
    bool isPlaying (const JackPort& port) const
    {
        if (! isMonitorPort (port))
            return true;

        const auto outputPrefix = outputOf (port) + ":";
        auto** names = functions.getPorts (handle, nullptr, JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput);
        auto isFed = false;

        for (auto** name = names; name != nullptr && *name != nullptr && ! isFed; ++name)
            isFed = std::string (*name).starts_with (outputPrefix) && isConnected (*name);

        if (names != nullptr)
            functions.freeMemory (names);

        return isFed;
    }

    static std::string outputOf (const JackPort& monitor)
    {
        constexpr std::string_view suffix = " Monitor";
        const auto& name = monitor.clientName;
        return name.ends_with (suffix) ? name.substr (0, name.size() - suffix.size()) : name;
    }

    bool isConnected (const char* name) const
    {
        auto** others = functions.portConnections (handle, functions.portByName (handle, name));
        const auto isSo = others != nullptr && *others != nullptr;

        if (others != nullptr)
            functions.freeMemory (others);

        return isSo;
    }

    void listenTo (const JackPort& port)
    {
        if (auto* input = freeInput();
            input != nullptr && functions.connect (handle, fullNameOf (port).c_str(), functions.portName (input->port)) == 0)
        {
            input->source = port;
            input->isInUse = true;
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
    jack_client_t* handle;
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

    if (client == nullptr || address.typeName != "JACK")
        return result;

    const auto isChannel = [&address] (const Input& input) { return input.isInUse && input.source.clientName == address.deviceName
                                                                    && std::ranges::find (address.channels, input.source.portName) != address.channels.end(); };

    for (const auto& input : client->inputs)
        if (isChannel (input))
            result = result.value_or (false) || (input.heardAt && nowNanoseconds - *input.heardAt < heardForNanoseconds);

    return result;
}
} // namespace twobus

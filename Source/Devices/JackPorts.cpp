#include "Devices/JackPorts.h"

#include "Devices/JackLibrary.h"
#include "Devices/SteadyTime.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::int64_t retryNanoseconds = 1'000'000'000;
constexpr auto watchingClientName = "twobus-watch";

/** Whether the client is ours, or the one that JUCE opens for a moment to scan. */
bool isOwnClient (std::string_view name) { return name.starts_with ("twobus") || name.starts_with ("JuceJackDummy"); }
} // namespace

struct JackPorts::Client
{
    Client (jack_client_t* opened, Notified& toUpdate) : handle (opened), notified (toUpdate)
    {
        functions.setFreewheelCallback (
            handle, [] (int starts, void* flag) { static_cast<std::atomic<bool>*> (flag)->store (starts != 0); },
            &notified.isRendering);
        functions.setPortRegistrationCallback (
            handle,
            [] (jack_port_id_t, int comes, void* count) {
                if (comes == 0)
                    static_cast<std::atomic<std::uint64_t>*> (count)->fetch_add (1);
            },
            &notified.portsGone);

        functions.onShutdown (
            handle, [] (void* flag) { static_cast<std::atomic<bool>*> (flag)->store (true); }, &isServerGone);
        functions.activate (handle); // PipeWire reports its shutdown only to active clients
    }

    ~Client()
    {
        functions.clientClose (handle);
        notified.isRendering = false; // a server that dies while it renders does not reset it
    }

    Client (const Client&) = delete;
    Client& operator= (const Client&) = delete;

    std::vector<JackPort> audioOutputs() const
    {
        const auto recorders = recordingClients();
        std::vector<JackPort> result;

        forEachName (functions.getPorts (handle, nullptr, JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput),
                     [&] (const char* name) {
                         if (isOwnClient (name))
                             return;

                         // PipeWire gives a program that records a monitor too, but nobody hears that one.
                         if (auto port = describe (name);
                             ! isMonitorPort (port) || ! recorders.contains (std::string (clientMonitoredBy (port))))
                             result.push_back (std::move (port));
                     });

        return result;
    }

    /** PipeWire names the input ports of a program "input_FL", and those of a real or virtual output "playback_FL". The
        "physical" flag does not help: it means a sound card only since PipeWire 1. */
    std::set<std::string> recordingClients() const
    {
        std::set<std::string> result;

        if (isPipeWire)
            forEachName (functions.getPorts (handle, ":input_", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput),
                         [&result] (std::string_view name) { result.emplace (name.substr (0, name.find (':'))); });

        return result;
    }

    JackPort describe (const char* fullName) const
    {
        const std::string_view name (fullName);
        const auto colon = name.find (':');
        const auto* port = functions.portByName (handle, fullName);
        const auto flags = port != nullptr ? functions.portFlags (port) : 0;

        JackPort result { std::string (name.substr (0, colon)),
                          std::string (colon == std::string_view::npos ? "" : name.substr (colon + 1)),
                          (flags & JackPortIsPhysical) != 0 };

        result.feeds = inputsFedBy (port);
        result.isMutedByListening = isMuted (result.clientName, result.feeds);
        return result;
    }

    std::vector<std::string> inputsFedBy (const jack_port_t* port) const
    {
        std::vector<std::string> inputs;

        if (port != nullptr)
            forEachName (functions.portConnections (handle, port), [&inputs] (const char* input) {
                if (! isOwnClient (input))
                    inputs.emplace_back (input);
            });

        return inputs;
    }

    bool isMuted (const std::string& clientName, const std::vector<std::string>& feeds) const
    {
        return isPipeWire && std::ranges::any_of (feeds, [prefix = clientName + ":"] (const auto& input) {
                   return input.starts_with (prefix);
               });
    }

    /** Visits each name of a list from JACK, then frees the list. An empty list is null. */
    template <typename Use>
    void forEachName (const char** names, Use&& use) const
    {
        for (auto** name = names; name != nullptr && *name != nullptr; ++name)
            use (*name);

        if (names != nullptr)
            functions.freeMemory (names);
    }

    const JackFunctions& functions = JackLibrary::instance().functions();
    const bool isPipeWire = JackLibrary::instance().isPipeWire();
    jack_client_t* handle;
    Notified& notified;
    std::atomic<bool> isServerGone { false };
};

JackPorts::JackPorts() = default;
JackPorts::~JackPorts() = default;

std::shared_ptr<JackPorts> JackPorts::shared()
{
    static std::weak_ptr<JackPorts> existing;

    if (auto ports = existing.lock())
        return ports;

    auto ports = std::make_shared<JackPorts>();
    existing = ports;
    return ports;
}

bool JackPorts::hasServer() const noexcept { return client != nullptr; }

bool JackPorts::isPipeWire() const noexcept { return client != nullptr && client->isPipeWire; }

bool JackPorts::hasLibrary() const noexcept { return JackLibrary::instance().isInstalled(); }

bool JackPorts::isMutedByListening (const DeviceAddress& address) const
{
    return client != nullptr && std::ranges::any_of (address.channels, [&] (const auto& channel) {
               const auto name = address.deviceName + ":" + channel;
               return client->isMuted (address.deviceName, client->inputsFedBy (client->functions.portByName (
                                                               client->handle, name.c_str())));
           });
}

std::optional<double> JackPorts::transportSeconds (std::int64_t nanoseconds) const
{
    jack_position_t position {};

    if (client == nullptr || client->functions.transportQuery (client->handle, &position) != JackTransportRolling
        || position.frame_rate == 0)
        return std::nullopt;

    // The position holds for the start of the server's cycle, by JACK's clock. That is not the steady clock, and with
    // jackd it doesn't even run at the same speed.
    const auto secondsSinceCycle =
        1.0e-6 * static_cast<double> (static_cast<std::int64_t> (client->functions.getTime() - position.usecs));
    const auto secondsSinceMoment = 1.0e-9 * static_cast<double> (steadyNanoseconds() - nanoseconds);
    return static_cast<double> (position.frame) / static_cast<double> (position.frame_rate) + secondsSinceCycle
           - secondsSinceMoment;
}

void JackPorts::refresh (std::int64_t nowNanoseconds)
{
    const auto hadServer = hasServer();

    if (client != nullptr && client->isServerGone.load())
        client = nullptr;

    if (client == nullptr && nowNanoseconds >= nextAttempt)
    {
        nextAttempt = nowNanoseconds + retryNanoseconds;

        if (auto* handle = JackLibrary::instance().openClient (watchingClientName))
            client = std::make_unique<Client> (handle, *notified);
    }

    auto found = client != nullptr ? client->audioOutputs() : std::vector<JackPort>();

    if (found != audioOutputs || hasServer() != hadServer)
        ++revisionNumber;

    audioOutputs = std::move (found);
}
} // namespace twobus

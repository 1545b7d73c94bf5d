#include "Devices/JackPorts.h"

#include "Devices/JackLibrary.h"

#include <atomic>
#include <string_view>

namespace twobus
{
namespace
{
constexpr std::int64_t retryNanoseconds = 1'000'000'000;
constexpr auto watchingClientName = "twobus-watch";

/** Ours, and the one that JUCE opens for a moment to scan. */
bool isOwnClient (std::string_view name)
{
    return name.starts_with ("twobus") || name.starts_with ("JuceJackDummy");
}
} // namespace

struct JackPorts::Client
{
    explicit Client (jack_client_t* opened) : handle (opened)
    {
        functions.onShutdown (
            handle, [] (void* flag) { static_cast<std::atomic<bool>*> (flag)->store (true); }, &isServerGone);
        functions.activate (handle); // PipeWire tells only active clients of its end
    }

    ~Client() { functions.clientClose (handle); }

    Client (const Client&) = delete;
    Client& operator= (const Client&) = delete;

    std::vector<JackPort> audioOutputs() const
    {
        std::vector<JackPort> result;
        auto** names = functions.getPorts (handle, nullptr, JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput);

        for (auto** name = names; name != nullptr && *name != nullptr; ++name)
            if (! isOwnClient (*name))
                result.push_back (describe (*name));

        if (names != nullptr)
            functions.freeMemory (names);

        return result;
    }

    JackPort describe (const char* fullName) const
    {
        const std::string_view name (fullName);
        const auto colon = name.find (':');
        const auto* port = functions.portByName (handle, fullName);
        const auto flags = port != nullptr ? functions.portFlags (port) : 0;

        return { std::string (name.substr (0, colon)),
                 std::string (colon == std::string_view::npos ? "" : name.substr (colon + 1)),
                 (flags & JackPortIsPhysical) != 0 };
    }

    const JackFunctions& functions = JackLibrary::instance().functions();
    jack_client_t* handle;
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

bool JackPorts::hasServer() const noexcept
{
    return client != nullptr;
}

bool JackPorts::hasLibrary() const noexcept
{
    return JackLibrary::instance().isInstalled();
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
            client = std::make_unique<Client> (handle);
    }

    auto found = client != nullptr ? client->audioOutputs() : std::vector<JackPort>();

    if (found != audioOutputs || hasServer() != hadServer)
        ++revisionNumber;

    audioOutputs = std::move (found);
}
} // namespace twobus

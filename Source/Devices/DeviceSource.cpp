#include "Devices/DeviceSource.h"

#include "Devices/ApplicationName.h"
#include "Devices/DeviceCallback.h"
#include "Devices/DeviceTypes.h"
#include "Devices/JackClientNumber.h"
#include "Devices/JackPorts.h"
#include "Devices/SourceOffers.h"
#include "Devices/SteadyTime.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::int64_t retryNanoseconds = 1'000'000'000;

/** How long ports must exist before they are opened, since a program that starts to play makes them one by one. */
constexpr std::int64_t settlingNanoseconds = 150'000'000;

/** How long a server can take to disappear after its ports when it ends. Until then, missing ports don't prove that the
    player has left. */
constexpr std::int64_t serverEndNanoseconds = 2'000'000'000;

/** AudioCapture gets room for at least this many frames in a block, since a JACK server can change its block size while
    it runs. */
constexpr int fewestBlockFrames = 8192;

constexpr auto renderingSentence = "The DAW is rendering faster than real time, so measuring is paused. Twobus "
                                   "continues when it is done.";
constexpr auto returnsSentence = " Twobus continues when it returns.";

juce::String toJuce (const std::string& text) { return juce::String::fromUTF8 (text.c_str()); }

/** The name that people use: "Ardour". For drivers that list hardware, it includes the driver. */
std::string nameOf (const DeviceAddress& address)
{
    return address.isJack() ? applicationName (address.deviceName)
                            : address.typeName + ": \"" + address.deviceName + "\"";
}

/** Why JACK does not have the channels now; empty if it has them. */
std::string jackProblem (const JackPorts& ports, const DeviceAddress& address)
{
    if (! ports.hasServer())
        return "JACK: no JACK or PipeWire server answers. Start one, and Twobus continues when it answers.";

    std::vector<std::string> channels;

    for (const auto& port : ports.ports())
        if (port.clientName == address.deviceName)
            channels.push_back (port.portName);

    if (channels.empty())
        return nameOf (address) + " is not there." + returnsSentence;

    if (const auto missing = firstMissing (address.channels, channels))
        return nameOf (address) + " has no port \"" + *missing + "\" now." + returnsSentence;

    return {};
}

/** The driver's current rate if it has one; otherwise 48 kHz, the rate of most sessions and systems. */
double rateFor (juce::AudioIODevice& device)
{
    const auto current = device.getCurrentSampleRate();
    return current <= 0.0 && device.getAvailableSampleRates().contains (48000.0) ? 48000.0 : current;
}

std::string lossSentence (const DeviceAddress& address, StreamLoss loss)
{
    switch (loss)
    {
        case StreamLoss::playerLeft: return nameOf (address) + " has stopped its stream." + returnsSentence;
        case StreamLoss::closed: return nameOf (address) + " was closed by its driver." + returnsSentence;
        case StreamLoss::silentDriver: return nameOf (address) + " no longer delivers audio." + returnsSentence;
        case StreamLoss::channelsMissing:
            return nameOf (address) + " delivers other channels than Twobus asked for. Twobus connects them again.";
        case StreamLoss::tooFast:
            return nameOf (address) + " no longer delivers real audio, as if it were unplugged." + returnsSentence;
    }

    return {};
}

std::string mutingSentence (const DeviceAddress& address)
{
    return mutingText (applicationName (address.deviceName), partText (address.channels))
           + " Twobus does not listen to it. Choose another source.";
}

std::string exportSentence (const DeviceAddress& address)
{
    return nameOf (address)
           + " runs faster than real time, as in an export, so it is not measured. Twobus continues "
             "when it plays normally.";
}
} // namespace

//==============================================================================
/** Finds the device. Scans the driver again for each attempt, since no driver reports a new device. */
struct DeviceSource::Driver
{
    std::shared_ptr<JackPorts> jackPorts; ///< null for drivers other than JACK
    std::unique_ptr<juce::AudioIODeviceType> type; ///< must outlive its devices
    std::uint64_t portsGoneSeen = 0;

    explicit Driver (const DeviceAddress& address)
    {
        if (address.isJack())
            jackPorts = JackPorts::shared();
    }

    bool isMutedByListening (const DeviceAddress& address) const
    {
        return jackPorts != nullptr && jackPorts->isMutedByListening (address);
    }

    bool hasServer() const { return jackPorts == nullptr || jackPorts->hasServer(); }
    bool isRendering() const { return jackPorts != nullptr && jackPorts->isRendering()->load(); }
    std::uint64_t portsGone() const { return jackPorts != nullptr ? jackPorts->portsGone() : 0; }

    /** Looks at the ports only if a port of any program has gone since the last call; otherwise true. */
    bool isPlayerThere (const DeviceAddress& address, std::int64_t nowNanoseconds)
    {
        if (const auto gone = portsGone(); std::exchange (portsGoneSeen, gone) == gone)
            return true;

        return whyUnavailable (address, nowNanoseconds).empty() || ! hasServer();
    }

    /** Why JACK does not have the channels; empty if it has them, and for other drivers. Cheap. */
    std::string whyUnavailable (const DeviceAddress& address, std::int64_t nowNanoseconds)
    {
        if (jackPorts == nullptr)
            return {};

        jackPorts->refresh (nowNanoseconds);
        return jackProblem (*jackPorts, address);
    }

    /** Scans the driver. Returns why the device cannot be opened; empty if opening is worth a try. */
    std::string look (const DeviceAddress& address)
    {
        type = nullptr; // first, since ALSA's type mutes its library while it lives and unmutes it when destroyed
        type = makeDeviceType (address.typeName);

        if (type == nullptr)
            return nameOf (address) + " cannot be opened: this computer has no audio driver called " + address.typeName
                   + ". Choose another device.";

        type->scanForDevices();

        if (! type->getDeviceNames (true).contains (toJuce (address.deviceName)))
            return nameOf (address) + " is not there." + returnsSentence;

        return {};
    }
};

//==============================================================================
struct DeviceSource::OpenDevice
{
    JackClientNumber clientNumber;
    std::unique_ptr<juce::AudioIODevice> device;
    std::shared_ptr<AudioCapture> capture;
    std::unique_ptr<DeviceCallback> callback;

    OpenDevice (juce::AudioIODeviceType& type, const DeviceAddress& address)
    {
        clientNumber.useForNextClient();
        device.reset (type.createDevice ({}, toJuce (address.deviceName)));
    }

    ~OpenDevice()
    {
        device = nullptr; // closes: afterwards there are no callbacks
    }

    OpenDevice (const OpenDevice&) = delete;
    OpenDevice& operator= (const OpenDevice&) = delete;

    /** Opens the channels and starts the device. Returns why that failed; empty if it worked. */
    std::string start (const DeviceAddress& address, std::shared_ptr<const std::atomic<bool>> isRendering)
    {
        if (device == nullptr)
            return nameOf (address) + " is not there." + returnsSentence;

        const auto names = device->getInputChannelNames();
        const auto indices = indicesOf (address.channels, toStrings (names));

        if (! indices)
            return missingSentence (address, toStrings (names));

        juce::BigInteger bits;

        for (const auto index : *indices)
            bits.setBit (static_cast<int> (index));

        const auto error = device->open (bits, {}, rateFor (*device), device->getDefaultBufferSize());

        if (error.isNotEmpty())
            return nameOf (address) + " does not open: " + error.toStdString()
                   + ". Close other programs that use it; Twobus tries again every second.";

        // Ports that came or went meanwhile have shifted the channel numbers.
        if (device->getInputChannelNames() != names)
            return nameOf (address) + " is changing its channels. Twobus tries again in a second.";

        return play (address, *indices, std::move (isRendering));
    }

    std::string play (const DeviceAddress& address, const std::vector<std::size_t>& indices,
                      std::shared_ptr<const std::atomic<bool>> isRendering)
    {
        const auto rate = device->getCurrentSampleRate();

        if (rate <= 0.0)
            return nameOf (address) + " opens without a sample rate. Twobus tries again every second.";

        const auto largestBlock = std::max (device->getCurrentBufferSizeSamples(), fewestBlockFrames);
        capture = std::make_shared<AudioCapture> (rate, indices.size(), static_cast<std::size_t> (largestBlock));
        callback = std::make_unique<DeviceCallback> (capture, *device, indices, std::move (isRendering));
        device->start (callback.get());
        return {};
    }

    static std::string missingSentence (const DeviceAddress& address, const std::vector<std::string>& names)
    {
        if (names.empty())
            return nameOf (address) + " does not answer. Twobus continues when it does.";

        const auto missing = firstMissing (address.channels, names).value_or ("");
        return nameOf (address) + " has no channel \"" + missing + "\" now." + returnsSentence;
    }

    /** Frames faster than the clock come from a dead server behind ALSA. JACK delivers them while a DAW exports: then
        the device must stay open, because we have seen jackd2 break when a client leaves during an export. */
    StreamFacts facts() const
    {
        const auto mayRunAhead = device->getTypeName() == jackTypeName;

        return { device->isOpen(),
                 device->isPlaying(),
                 capture->numChannels(),
                 capture->arrivingChannels(),
                 capture->lastPushNanoseconds(),
                 mayRunAhead ? 0 : capture->framesTooFast(),
                 static_cast<std::size_t> (device->getActiveInputChannels().countNumberOfSetBits())
                     == capture->numChannels() };
    }

    /** Whether frames came faster than the clock since the last call. */
    bool hasRunAhead()
    {
        const auto before = std::exchange (framesTooFastSeen, capture->framesTooFast());
        return framesTooFastSeen != before;
    }

    std::uint64_t framesTooFastSeen = 0;
};

//==============================================================================
DeviceSource::DeviceSource (DeviceAddress addressToOpen, ChannelUse channelUse, Muting mutingToUse)
    : address (std::move (addressToOpen)), use (channelUse), muting (mutingToUse)
{}

DeviceSource::~DeviceSource() { DeviceSource::stop(); }

ChannelLayout DeviceSource::layout() const
{
    return use == ChannelUse::programme ? ChannelLayout::forChannelCount (address.channels.size())
                                        : ChannelLayout::discrete (address.channels.size());
}

void DeviceSource::start()
{
    if (driver != nullptr)
        return;

    driver = std::make_unique<Driver> (address);
    nextAttempt = 0;

    if (const auto now = steadyNanoseconds(); shouldTryToOpen (now))
        tryToOpen (now);
}

void DeviceSource::stop()
{
    open = nullptr;
    driver = nullptr;
    playerLeft = false;
    problem.clear();
}

std::optional<double> DeviceSource::transportSeconds (std::int64_t nanoseconds) const
{
    return driver != nullptr && open != nullptr && driver->jackPorts != nullptr
               ? driver->jackPorts->transportSeconds (nanoseconds)
               : std::nullopt;
}

void DeviceSource::poll (std::int64_t nowNanoseconds)
{
    if (driver == nullptr)
        return;

    if (open == nullptr)
    {
        if (shouldTryToOpen (nowNanoseconds))
            tryToOpen (nowNanoseconds);
    }
    else if (driver->isRendering() && open->device->isOpen())
    {
        problem = renderingSentence;
        watch.opened (nowNanoseconds, driver->portsGone());
    }
    else if (isListeningForbidden())
    {
        open = nullptr;
        problem = mutingSentence (address);
    }
    else
    {
        watchStream (nowNanoseconds);
    }
}

void DeviceSource::watchStream (std::int64_t nowNanoseconds)
{
    auto facts = open->facts();
    facts.portsGone = driver->portsGone();
    facts.isPlayerThere = driver->isPlayerThere (address, nowNanoseconds);

    if (const auto loss = watch.check (facts, nowNanoseconds))
        lose (*loss, nowNanoseconds);
    else
        problem = open->hasRunAhead() ? exportSentence (address) : std::string();
}

bool DeviceSource::shouldTryToOpen (std::int64_t nowNanoseconds)
{
    if (auto why = driver->whyUnavailable (address, nowNanoseconds); ! why.empty())
    {
        playerLeft = playerLeft && (driver->hasServer() || nowNanoseconds - lostAt > serverEndNanoseconds);
        nextAttempt = std::max (nextAttempt, nowNanoseconds + settlingNanoseconds);
        problem = std::move (why);
        return false;
    }

    // We have seen jackd2 break when a client leaves while it renders, and JUCE's scan opens and closes a client.
    if (driver->isRendering())
        problem = renderingSentence;

    return nowNanoseconds >= nextAttempt && ! driver->isRendering();
}

void DeviceSource::tryToOpen (std::int64_t nowNanoseconds)
{
    nextAttempt = nowNanoseconds + retryNanoseconds;

    if (address.channels.empty() || address.channels.size() > maxChannels)
    {
        problem = nameOf (address) + " needs 1 to " + std::to_string (maxChannels) + " chosen channels, but "
                  + std::to_string (address.channels.size()) + " are chosen. Choose its channels again.";
        return;
    }

    problem = isListeningForbidden() ? mutingSentence (address) : driver->look (address);

    if (! problem.empty())
        return;

    auto attempt = std::make_unique<OpenDevice> (*driver->type, address);
    problem = attempt->start (address, driver->jackPorts != nullptr ? driver->jackPorts->isRendering() : nullptr);

    if (! problem.empty())
        return;

    open = std::move (attempt);
    watch.opened (steadyNanoseconds(), driver->portsGone()); // the time now, since opening can take a while
}

bool DeviceSource::isListeningForbidden() const
{
    return muting == Muting::avoided && driver->isMutedByListening (address);
}

void DeviceSource::lose (StreamLoss loss, std::int64_t nowNanoseconds)
{
    open = nullptr;
    problem = driver->whyUnavailable (address, nowNanoseconds);

    // Missing channels also show that the player has left, if no port was seen to go.
    const auto isGone = ! problem.empty() && driver->hasServer()
                        && (loss == StreamLoss::silentDriver || loss == StreamLoss::channelsMissing);
    playerLeft = loss == StreamLoss::playerLeft || isGone;

    if (problem.empty())
        problem = lossSentence (address, loss);

    lostAt = nowNanoseconds;
    nextAttempt = nowNanoseconds + (playerLeft ? settlingNanoseconds : retryNanoseconds);
}

SourceStatus DeviceSource::status() const
{
    if (driver == nullptr)
        return {};

    if (open == nullptr)
        return { SourceState::waiting, problem, 0.0, 0 };

    return { SourceState::running, problem, open->device->getCurrentSampleRate(),
             open->device->getCurrentBufferSizeSamples() };
}

std::shared_ptr<AudioCapture> DeviceSource::stream() const { return open != nullptr ? open->capture : nullptr; }
} // namespace twobus

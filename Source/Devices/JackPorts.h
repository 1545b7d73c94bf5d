#pragma once

#include "Devices/ListedDevice.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** Lists the audio output ports of the JACK (or PipeWire) server that can be listened to, and the inputs that each is
    connected to. Leaves out Twobus' own clients, and the monitors of programs that record, since nobody hears those.

    This is a passive client of our own, because JUCE opens and closes a client for each scan and cannot tell audio from
    MIDI. It has no ports and no audio callback, so it delays no server and keeps no sound card awake. It notices when
    the server goes, and connects again when one comes.

    Message thread only. On platforms without JACK there is never a server.
*/
class JackPorts
{
public:
    JackPorts();
    ~JackPorts();

    JackPorts (const JackPorts&) = delete;
    JackPorts& operator= (const JackPorts&) = delete;

    /** The instance shared by the whole process, so that the user sees only one client. */
    static std::shared_ptr<JackPorts> shared();

    /** Reads the ports again. Cheap; without a server, looks for one at most once a second. */
    void refresh (std::int64_t nowNanoseconds);

    bool hasServer() const noexcept;

    /** False while there is no server. */
    bool isPipeWire() const noexcept;

    /** Whether refresh has found a libjack on this machine. */
    bool hasLibrary() const noexcept;

    /** Whether listening to any of these channels would mute it: see JackPort. Asks the server now instead of using the
        last refresh. */
    bool isMutedByListening (const DeviceAddress&) const;

    /** The transport's position in seconds at this time of the steady clock; empty while it is stopped. */
    std::optional<double> transportSeconds (std::int64_t nanoseconds) const;

    /** Changes whenever the ports change, or the server comes or goes. */
    std::uint64_t revision() const noexcept { return revisionNumber; }

    const std::vector<JackPort>& ports() const noexcept { return audioOutputs; }

    /** How many ports of any kind have gone since this object was made. Counted at once, without a refresh. */
    std::uint64_t portsGone() const noexcept { return notified->portsGone.load(); }

    /** Whether a DAW renders ("freewheels") through the server: every client's blocks then come faster than the clock.
        One of the server's threads sets it before the first such block. Any thread can read it, and it outlives this
        object. */
    std::shared_ptr<const std::atomic<bool>> isRendering() const { return { notified, &notified->isRendering }; }

private:
    struct Client;

    /** Written by the server's threads. */
    struct Notified
    {
        std::atomic<bool> isRendering { false };
        std::atomic<std::uint64_t> portsGone { 0 };
    };

    std::shared_ptr<Notified> notified = std::make_shared<Notified>(); ///< outlives the client
    std::unique_ptr<Client> client;
    std::vector<JackPort> audioOutputs;
    std::uint64_t revisionNumber = 0;
    std::int64_t nextAttempt = 0;
};
} // namespace twobus

#pragma once

#include "Devices/ListedDevice.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** The audio output ports of the JACK (or PipeWire) server, and what each is connected to, kept up to date: who could
    be listened to. The monitors of programs that record are left out: they are not what anybody hears.

    A passive client of our own, since JUCE opens and closes one for each look and does not tell audio from MIDI.
    It has no ports and no audio callback, so no server waits for it and no sound card is kept awake. It notices a
    server that goes and connects again when one comes. Twobus' own clients are left out.

    Message thread only. Where the platform has no JACK there is never a server.
*/
class JackPorts
{
public:
    JackPorts();
    ~JackPorts();

    JackPorts (const JackPorts&) = delete;
    JackPorts& operator= (const JackPorts&) = delete;

    /** One for the whole process: a user should see one client. */
    static std::shared_ptr<JackPorts> shared();

    /** Looks again. Cheap; where no server answered it asks for one at most once a second. */
    void refresh (std::int64_t nowNanoseconds);

    bool hasServer() const noexcept;

    /** False while there is no server. */
    bool isPipeWire() const noexcept;

    /** Whether a libjack is installed at all, as far as refresh has seen. */
    bool hasLibrary() const noexcept;

    /** Whether listening to any of these channels would mute it: see JackPort. Asks the server now, not at the last
        refresh. */
    bool isMutedByListening (const DeviceAddress&) const;

    /** Where the transport is at that moment of the steady clock, in seconds; empty while it stands. */
    std::optional<double> transportSeconds (std::int64_t nanoseconds) const;

    /** Another number whenever the ports or the server's presence have changed. */
    std::uint64_t revision() const noexcept { return revisionNumber; }

    const std::vector<JackPort>& ports() const noexcept { return audioOutputs; }

    /** How many ports of any kind have gone since this object was made. Counted when it happens, not at the next
        refresh. */
    std::uint64_t portsGone() const noexcept { return told->portsGone.load(); }

    /** Whether a DAW renders ("freewheels") through the server: blocks then come faster than the clock, to every
        client. The server sets it on a thread of its own before the first of them. May be read on any thread, and
        outlives this object. */
    std::shared_ptr<const std::atomic<bool>> isRendering() const { return { told, &told->isRendering }; }

private:
    struct Client;

    /** What the server's own threads write. */
    struct Told
    {
        std::atomic<bool> isRendering { false };
        std::atomic<std::uint64_t> portsGone { 0 };
    };

    std::shared_ptr<Told> told = std::make_shared<Told>(); ///< outlives the client
    std::unique_ptr<Client> client;
    std::vector<JackPort> audioOutputs;
    std::uint64_t revisionNumber = 0;
    std::int64_t nextAttempt = 0;
};
} // namespace twobus

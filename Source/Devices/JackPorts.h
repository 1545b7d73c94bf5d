#pragma once

#include "Devices/ListedDevice.h"

#include <cstdint>
#include <memory>
#include <vector>

/** The audio output ports of the JACK (or PipeWire) server, and what each is connected to, kept up to date: who could be listened
    to. The monitors of programs that record are left out: they are not what anybody hears.

    A passive client of our own, since JUCE opens and closes one for each look and does not tell audio from MIDI.
    It has no ports and no audio callback, so no server waits for it and no sound card is kept awake. It notices a
    server that goes and connects again when one comes. Twobus' own clients are left out.

    Message thread only. Where the platform has no JACK there is never a server.
*/
namespace twobus
{
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

    /** Whether listening to any of these channels would mute it: see JackPort. Asks the server now, not at the last refresh. */
    bool isMutedByListening (const DeviceAddress&) const;

    /** Another number whenever the ports or the server's presence have changed. */
    std::uint64_t revision() const noexcept { return revisionNumber; }

    const std::vector<JackPort>& ports() const noexcept { return audioOutputs; }

private:
    struct Client;

    std::unique_ptr<Client> client;
    std::vector<JackPort> audioOutputs;
    std::uint64_t revisionNumber = 0;
    std::int64_t nextAttempt = 0;
};
} // namespace twobus

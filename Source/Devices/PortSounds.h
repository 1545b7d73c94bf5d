#pragma once

#include "Devices/ListedDevice.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** Shows which ports of the JACK (or PipeWire) server carry sound now, to help the user choose one.

    This is a client of our own with one input per port that it listens to. It exists only while a list is open. With
    PipeWire it listens only to monitors, and judges a program by the monitor of the output that the program plays to.
    With jackd, where connections are harmless, it also listens to all programs except DAWs, which would save the
    connection with their session. It never listens to a microphone, since nobody has chosen one, nor to the monitor of
    an output that nothing plays to, since that would wake a card. Its callback only compares samples. Message thread
    only.
*/
class PortSounds
{
public:
    PortSounds();
    ~PortSounds();

    PortSounds (const PortSounds&) = delete;
    PortSounds& operator= (const PortSounds&) = delete;

    /** Call this a few times a second with the server's ports. */
    void refresh (const std::vector<JackPort>&, std::int64_t nowNanoseconds);

    /** Whether any of the device's channels had a sample above -70 dBFS in the last 1.5 s; empty if that is not known,
        or not known yet. */
    std::optional<bool> carriesSound (const DeviceAddress&, std::int64_t nowNanoseconds) const;

private:
    struct Client;

    std::unique_ptr<Client> client;
    std::int64_t nextAttempt = 0;
};
} // namespace twobus

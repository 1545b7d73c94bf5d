#pragma once

#include "Devices/ListedDevice.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** Which ports of the JACK (or PipeWire) server carry sound now: a sign for whoever chooses among them.

    A client of our own with one input for each port that may be listened to, there only while a list is open. Beside
    PipeWire these are monitors alone, and what a program plays is told from the monitor of the output that it plays to.
    Under jackd, where a connection does no harm, they are all programs but DAWs, which would save the connection with
    their session. It never listens to a microphone, since nobody has chosen one, nor to the monitor of an output that
    nothing plays into, since that would wake a card. Its callback compares samples and does nothing else. Message
    thread only.
*/
class PortSounds
{
public:
    PortSounds();
    ~PortSounds();

    PortSounds (const PortSounds&) = delete;
    PortSounds& operator= (const PortSounds&) = delete;

    /** To be called a few times a second with the ports that the server has. */
    void refresh (const std::vector<JackPort>&, std::int64_t nowNanoseconds);

    /** Whether any of the device's channels had a sample over -70 dBFS in the last one and a half seconds; empty where
        that is not known, or not yet. */
    std::optional<bool> carriesSound (const DeviceAddress&, std::int64_t nowNanoseconds) const;

private:
    struct Client;

    std::unique_ptr<Client> client;
    std::int64_t nextAttempt = 0;
};
} // namespace twobus

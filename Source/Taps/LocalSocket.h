#pragma once

#include "Taps/OwnedDescriptor.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twobus
{
/** A connection to another process of the same user on this machine. It carries whole messages, and a descriptor with
    a message. Nothing here waits.

    On Linux a Unix socket with an abstract name (unix(7)): it is not a file, and it vanishes with the process. Anybody
    may bind such a name, so both ends check the other's user. Elsewhere there is none yet, and nothing connects.
*/
class LocalConnection
{
public:
    enum class Received
    {
        message,
        nothing, ///< no message is waiting
        closed ///< the other end has gone, or what it sent is no message
    };

    /** Connects to a listener of the same user. Returns nothing if there is none. */
    static std::optional<LocalConnection> to (std::string_view name);

    /** Sends a message, with a descriptor if it is 0 or greater. Returns false if the other end has gone or does not
        read. */
    bool send (std::span<const std::byte> message, int descriptor = -1) noexcept;

    /** Receives a message of exactly the buffer's size. Another size is no message. */
    Received receive (std::span<std::byte> message, OwnedDescriptor& descriptor) noexcept;

    int descriptor() const noexcept { return socket.get(); }

    /** The number of the process at the other end; 0 if the system doesn't tell it. */
    std::int64_t process() const noexcept;

private:
    friend class LocalListener;
    explicit LocalConnection (OwnedDescriptor connected) noexcept : socket (std::move (connected)) {}

    OwnedDescriptor socket;
};

/** Takes the connections that are made to a name. One process at a time has the name. */
class LocalListener
{
public:
    /** Returns nothing if another process has the name, or if the system has no such sockets. */
    static std::optional<LocalListener> at (std::string_view name);

    /** The next connection that waits. Connections of other users are closed and skipped. */
    std::optional<LocalConnection> accept() noexcept;

    int descriptor() const noexcept { return socket.get(); }

private:
    explicit LocalListener (OwnedDescriptor bound) noexcept : socket (std::move (bound)) {}

    OwnedDescriptor socket;
};

/** Ends another thread's waitForActivity. */
class WakeSignal
{
public:
    WakeSignal();

    void wake() noexcept;
    void clear() noexcept;
    int descriptor() const noexcept { return event.get(); }

private:
    OwnedDescriptor event;
};

/** Waits until one of the descriptors has something to read or is closed, at most this long. */
void waitForActivity (std::span<const int> descriptors, std::chrono::milliseconds) noexcept;

/** Whether this system has such connections. */
bool hasLocalSockets() noexcept;

/** The name at which Twobus listens for taps of this user. The environment variable TWOBUS_TAPS names another one, so
    that a test can have its own. */
std::string tapSocketName();
} // namespace twobus

#include "Taps/LocalSocket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace twobus
{
namespace
{
constexpr auto socketType = SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK;
constexpr int waitingConnections = 64;

struct Address
{
    explicit Address (std::string_view name) noexcept
    {
        address.sun_family = AF_UNIX; // the path's first byte stays 0: an abstract name
        const auto length = std::min (name.size(), sizeof (address.sun_path) - 1);
        std::copy_n (name.begin(), length, address.sun_path + 1);
        size = static_cast<socklen_t> (offsetof (sockaddr_un, sun_path) + 1 + length);
    }

    const sockaddr* get() const noexcept { return reinterpret_cast<const sockaddr*> (&address); }

    sockaddr_un address {};
    socklen_t size = 0;
};

/** Of a connection, who connected; of a connected one, who listened. */
std::optional<ucred> peerOf (int socket) noexcept
{
    ucred peer {};
    socklen_t size = sizeof (peer);
    return getsockopt (socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? std::optional (peer) : std::nullopt;
}

bool isOfSameUser (int socket) noexcept
{
    const auto peer = peerOf (socket);
    return peer && peer->uid == getuid();
}

/** Room for one descriptor beside a message. */
struct ControlBuffer
{
    alignas (cmsghdr) std::array<char, CMSG_SPACE (sizeof (int))> bytes {};
};
} // namespace

std::optional<LocalConnection> LocalConnection::to (std::string_view name)
{
    OwnedDescriptor made (::socket (AF_UNIX, socketType, 0));
    const Address address (name);

    if (! made.isOpen() || connect (made.get(), address.get(), address.size) != 0 || ! isOfSameUser (made.get()))
        return std::nullopt;

    return LocalConnection (std::move (made));
}

bool LocalConnection::send (std::span<const std::byte> message, int descriptorToSend) noexcept
{
    iovec part { const_cast<std::byte*> (message.data()), message.size() }; // sendmsg does not write into it
    ControlBuffer control;
    msghdr header {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;

    if (descriptorToSend >= 0)
    {
        header.msg_control = control.bytes.data();
        header.msg_controllen = control.bytes.size();
        auto* const first = CMSG_FIRSTHDR (&header);
        first->cmsg_level = SOL_SOCKET;
        first->cmsg_type = SCM_RIGHTS;
        first->cmsg_len = CMSG_LEN (sizeof (int));
        std::memcpy (CMSG_DATA (first), &descriptorToSend, sizeof (int));
    }

    return sendmsg (socket.get(), &header, MSG_NOSIGNAL) == static_cast<ssize_t> (message.size());
}

std::int64_t LocalConnection::process() const noexcept
{
    const auto peer = peerOf (socket.get());
    return peer ? peer->pid : 0;
}

LocalConnection::Received LocalConnection::receive (std::span<std::byte> message, OwnedDescriptor& received) noexcept
{
    received = {};
    iovec part { message.data(), message.size() };
    ControlBuffer control;
    msghdr header {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.bytes.data();
    header.msg_controllen = control.bytes.size();

    const auto length = recvmsg (socket.get(), &header, MSG_CMSG_CLOEXEC);

    if (length < 0)
        return errno == EAGAIN || errno == EINTR ? Received::nothing : Received::closed;

    // More descriptors than one were closed by the system, because the buffer has no room for them.
    for (auto* each = CMSG_FIRSTHDR (&header); each != nullptr; each = CMSG_NXTHDR (&header, each))
        if (each->cmsg_level == SOL_SOCKET && each->cmsg_type == SCM_RIGHTS
            && each->cmsg_len == CMSG_LEN (sizeof (int)))
        {
            int descriptorInside = -1;
            std::memcpy (&descriptorInside, CMSG_DATA (each), sizeof (int));
            received = OwnedDescriptor (descriptorInside);
        }

    const auto isWhole =
        (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 && length == static_cast<ssize_t> (message.size());
    return isWhole ? Received::message : Received::closed;
}

//==============================================================================
std::optional<LocalListener> LocalListener::at (std::string_view name)
{
    OwnedDescriptor made (::socket (AF_UNIX, socketType, 0));
    const Address address (name);

    if (! made.isOpen() || bind (made.get(), address.get(), address.size) != 0
        || listen (made.get(), waitingConnections) != 0)
        return std::nullopt;

    return LocalListener (std::move (made));
}

std::optional<LocalConnection> LocalListener::accept() noexcept
{
    for (;;)
    {
        OwnedDescriptor accepted (accept4 (socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));

        if (! accepted.isOpen())
            return std::nullopt;

        if (isOfSameUser (accepted.get()))
            return LocalConnection (std::move (accepted));
    }
}

//==============================================================================
WakeSignal::WakeSignal() : event (eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void WakeSignal::wake() noexcept { eventfd_write (event.get(), 1); }

void WakeSignal::clear() noexcept
{
    eventfd_t ignored = 0;
    eventfd_read (event.get(), &ignored);
}

void waitForActivity (std::span<const int> descriptors, std::chrono::milliseconds longest) noexcept
{
    std::array<pollfd, 128> polled {};
    const auto count = std::min (descriptors.size(), polled.size());

    for (std::size_t i = 0; i < count; ++i)
        polled[i] = { descriptors[i], POLLIN, 0 };

    ::poll (polled.data(), count, static_cast<int> (longest.count()));
}

bool hasLocalSockets() noexcept { return true; }

std::string tapSocketName()
{
    if (const auto* const own = std::getenv ("TWOBUS_TAPS"); own != nullptr && *own != '\0')
        return own;

    return "twobus-taps-" + std::to_string (getuid());
}
} // namespace twobus

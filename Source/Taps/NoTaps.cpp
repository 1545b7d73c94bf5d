#include "Taps/LocalSocket.h"
#include "Taps/SealedMemory.h"

#include <thread>

// No system but Linux has taps yet. The protocol is the same everywhere; these functions are what another system has
// to provide: memory that two processes share, a connection that can hand it over, and the other end's user.
namespace twobus
{
void closeDescriptor (int) noexcept {}

std::optional<SealedMemory> SealedMemory::create (std::size_t) { return std::nullopt; }
std::optional<SealedMemory> SealedMemory::adopt (OwnedDescriptor, std::size_t) { return std::nullopt; }
SealedMemory::~SealedMemory() = default;

std::optional<LocalConnection> LocalConnection::to (std::string_view) { return std::nullopt; }
std::int64_t LocalConnection::process() const noexcept { return 0; }
bool LocalConnection::send (std::span<const std::byte>, int) noexcept { return false; }
LocalConnection::Received LocalConnection::receive (std::span<std::byte>, OwnedDescriptor&) noexcept
{
    return Received::closed;
}

std::optional<LocalListener> LocalListener::at (std::string_view) { return std::nullopt; }
std::optional<LocalConnection> LocalListener::accept() noexcept { return std::nullopt; }

WakeSignal::WakeSignal() = default;
void WakeSignal::wake() noexcept {}
void WakeSignal::clear() noexcept {}

void waitForActivity (std::span<const int>, std::chrono::milliseconds longest) noexcept
{
    std::this_thread::sleep_for (longest);
}

bool hasLocalSockets() noexcept { return false; }

std::string tapSocketName() { return {}; }
} // namespace twobus

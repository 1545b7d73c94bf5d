#pragma once

#include "Taps/OwnedDescriptor.h"

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace twobus
{
/** Memory that two processes share. It has no name in the file system, so nothing is left after a crash, and its size
    is sealed, so neither process can cut it off under the other's feet.

    On Linux a memfd (memfd_create(2), fcntl(2) F_ADD_SEALS). Elsewhere there is none yet, and both functions return
    nothing.
*/
class SealedMemory
{
public:
    /** Zeroed memory of this size. Returns nothing if the system gives none. */
    static std::optional<SealedMemory> create (std::size_t size);

    /** Maps memory that another process created. Returns nothing unless it is sealed memory of exactly this size. */
    static std::optional<SealedMemory> adopt (OwnedDescriptor, std::size_t size);

    SealedMemory (SealedMemory&& other) noexcept
        : file (std::move (other.file)), mapped (std::exchange (other.mapped, {}))
    {}

    SealedMemory& operator= (SealedMemory&& other) noexcept
    {
        std::swap (file, other.file);
        std::swap (mapped, other.mapped);
        return *this;
    }

    ~SealedMemory();

    std::span<std::byte> bytes() const noexcept { return mapped; }

    /** What to hand over to the other process. */
    int descriptor() const noexcept { return file.get(); }

private:
    SealedMemory (OwnedDescriptor owned, std::span<std::byte> bytesOfIt) noexcept
        : file (std::move (owned)), mapped (bytesOfIt)
    {}

    OwnedDescriptor file;
    std::span<std::byte> mapped;
};
} // namespace twobus

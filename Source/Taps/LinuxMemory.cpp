#include "Taps/SealedMemory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace twobus
{
namespace
{
constexpr auto wantedSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

std::span<std::byte> map (int descriptor, std::size_t size) noexcept
{
    auto* const start = mmap (nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return start == MAP_FAILED ? std::span<std::byte>() : std::span (static_cast<std::byte*> (start), size);
}
} // namespace

void closeDescriptor (int descriptor) noexcept { close (descriptor); }

std::optional<SealedMemory> SealedMemory::create (std::size_t size)
{
    OwnedDescriptor created (memfd_create ("twobus-tap", MFD_CLOEXEC | MFD_ALLOW_SEALING));

    if (! created.isOpen() || ftruncate (created.get(), static_cast<off_t> (size)) != 0
        || fcntl (created.get(), F_ADD_SEALS, wantedSeals) != 0)
        return std::nullopt;

    const auto bytes = map (created.get(), size);
    return bytes.empty() ? std::nullopt : std::optional (SealedMemory (std::move (created), bytes));
}

std::optional<SealedMemory> SealedMemory::adopt (OwnedDescriptor foreign, std::size_t size)
{
    struct stat status
    {};
    const auto seals = foreign.isOpen() ? fcntl (foreign.get(), F_GET_SEALS) : -1;

    if (size == 0 || seals < 0 || (seals & wantedSeals) != wantedSeals || fstat (foreign.get(), &status) != 0
        || status.st_size != static_cast<off_t> (size))
        return std::nullopt;

    const auto bytes = map (foreign.get(), size);
    return bytes.empty() ? std::nullopt : std::optional (SealedMemory (std::move (foreign), bytes));
}

SealedMemory::~SealedMemory()
{
    if (! mapped.empty())
        munmap (mapped.data(), mapped.size());
}
} // namespace twobus

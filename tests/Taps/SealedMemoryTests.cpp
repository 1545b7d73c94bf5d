#include "Support/Catch.h"
#include "Taps/SealedMemory.h"

#include <cstddef>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace twobus;

namespace
{
OwnedDescriptor copyOf (int descriptor) { return OwnedDescriptor (dup (descriptor)); }

OwnedDescriptor plainMemory (off_t size, int seals)
{
    OwnedDescriptor made (memfd_create ("test", MFD_ALLOW_SEALING));
    REQUIRE (ftruncate (made.get(), size) == 0);
    REQUIRE (fcntl (made.get(), F_ADD_SEALS, seals) == 0);
    return made;
}

constexpr auto allSeals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
} // namespace

TEST_CASE ("two mappings of sealed memory show the same bytes, and nobody can change its size")
{
    const auto made = SealedMemory::create (8192);
    REQUIRE (made);
    CHECK (made->bytes().size() == 8192);
    CHECK (made->bytes()[5000] == std::byte { 0 });

    const auto adopted = SealedMemory::adopt (copyOf (made->descriptor()), 8192);
    REQUIRE (adopted);
    adopted->bytes()[5000] = std::byte { 42 };
    CHECK (made->bytes()[5000] == std::byte { 42 });
    CHECK (adopted->bytes().data() != made->bytes().data());

    CHECK (ftruncate (made->descriptor(), 4096) != 0);
    CHECK (ftruncate (adopted->descriptor(), 16384) != 0);
}

TEST_CASE ("only sealed memory of the size that was said is adopted")
{
    CHECK (SealedMemory::adopt (plainMemory (8192, allSeals), 8192));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (8192, allSeals), 4096));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (4096, allSeals), 8192));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (8192, F_SEAL_GROW | F_SEAL_SEAL), 8192));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (8192, F_SEAL_SHRINK | F_SEAL_GROW), 8192));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (8192, 0), 8192));
    CHECK_FALSE (SealedMemory::adopt (plainMemory (8192, allSeals | F_SEAL_WRITE), 8192)); // Twobus writes its counters
    CHECK_FALSE (SealedMemory::adopt (plainMemory (0, allSeals), 0));
    CHECK_FALSE (SealedMemory::adopt (OwnedDescriptor(), 8192));
    CHECK_FALSE (SealedMemory::adopt (OwnedDescriptor (open ("/dev/zero", O_RDWR)), 8192));
}

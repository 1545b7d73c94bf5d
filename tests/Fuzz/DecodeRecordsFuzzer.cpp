#include "Files/Decoding/HelperStream.h"

#include <cstddef>
#include <cstdint>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

/** Any output of the decoding process must either be read or be refused with a DecodeError, and nothing else must
    happen. See scripts/fuzz. */
extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    using namespace twobus;
    const auto descriptor = ::memfd_create ("records", MFD_CLOEXEC);

    if (descriptor < 0 || ::write (descriptor, data, size) != static_cast<ssize_t> (size))
        return 0;

    ::lseek (descriptor, 0, SEEK_SET);

    try
    {
        const auto stream = openRecords (descriptor);
        const std::size_t frames = 1 + size % 500;
        std::vector<std::byte> room (frames * bytesOf (stream->facts().samples) * stream->facts().layout.size());

        while (stream->read (room.data(), frames) > 0)
        {}

        static_cast<void> (stream->end());
    }
    catch (const DecodeError&)
    {}

    return 0;
}

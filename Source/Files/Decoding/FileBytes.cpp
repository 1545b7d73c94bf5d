#include "Files/Decoding/FileBytes.h"

#include <algorithm>
#include <cstring>

#ifdef _WIN32
#include <fstream>
#include <mutex>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace twobus
{
#ifdef _WIN32
struct FileBytes::Disk
{
    std::ifstream file;
    std::mutex mutex;
};

FileBytes::FileBytes (const std::filesystem::path& path) : disk (std::make_unique<Disk>())
{
    disk->file.open (path, std::ios::binary);
    disk->file.seekg (0, std::ios::end);
    numBytes = disk->file ? static_cast<std::uint64_t> (disk->file.tellg()) : 0;
}

std::size_t FileBytes::readAt (std::uint64_t position, std::span<std::byte> destination) const
{
    if (disk == nullptr)
    {
        const auto begin = static_cast<std::size_t> (std::min<std::uint64_t> (position, memory.size()));
        const auto count = std::min (destination.size(), memory.size() - begin);
        std::memcpy (destination.data(), memory.data() + begin, count);
        return count;
    }

    const std::lock_guard lock (disk->mutex);
    disk->file.clear();
    disk->file.seekg (static_cast<std::streamoff> (position));
    disk->file.read (reinterpret_cast<char*> (destination.data()), static_cast<std::streamsize> (destination.size()));
    return static_cast<std::size_t> (disk->file.gcount());
}

FileBytes::FileBytes (int) {}
int FileBytes::descriptor() const noexcept { return -1; }
#else
struct FileBytes::Disk
{
    explicit Disk (int openDescriptor) noexcept : descriptor (openDescriptor) {}
    Disk (const Disk&) = delete;
    Disk& operator= (const Disk&) = delete;

    ~Disk()
    {
        if (descriptor >= 0)
            ::close (descriptor);
    }

    const int descriptor;
};

FileBytes::FileBytes (const std::filesystem::path& path) : FileBytes (::open (path.c_str(), O_RDONLY | O_CLOEXEC)) {}

FileBytes::FileBytes (int openDescriptor) : disk (std::make_unique<Disk> (openDescriptor))
{
    struct stat facts = {};

    if (disk->descriptor >= 0 && ::fstat (disk->descriptor, &facts) == 0 && facts.st_size > 0)
        numBytes = static_cast<std::uint64_t> (facts.st_size);
}

std::size_t FileBytes::readAt (std::uint64_t position, std::span<std::byte> destination) const
{
    if (! memory.empty())
    {
        const auto begin = static_cast<std::size_t> (std::min<std::uint64_t> (position, memory.size()));
        const auto count = std::min (destination.size(), memory.size() - begin);
        std::memcpy (destination.data(), memory.data() + begin, count);
        return count;
    }

    std::size_t numRead = 0;

    while (disk != nullptr && numRead < destination.size())
    {
        const auto count = ::pread (disk->descriptor, destination.data() + numRead, destination.size() - numRead,
                                    static_cast<off_t> (position + numRead));

        if (count < 0 && errno == EINTR)
            continue;

        if (count <= 0)
            break;

        numRead += static_cast<std::size_t> (count);
    }

    return numRead;
}

int FileBytes::descriptor() const noexcept { return disk != nullptr ? disk->descriptor : -1; }
#endif

FileBytes::FileBytes (std::span<const std::byte> bytesInMemory) noexcept
    : memory (bytesInMemory), numBytes (bytesInMemory.size())
{}
FileBytes::~FileBytes() = default;
} // namespace twobus

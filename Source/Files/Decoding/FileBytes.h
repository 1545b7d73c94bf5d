#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace twobus
{
/** The bytes of a file on disk or in memory, read from any place. The length is that at opening: what is cut off later
    can no longer be read. Every call may be made on several threads at once. */
class FileBytes
{
public:
    /** Without bytes if the file cannot be opened. */
    explicit FileBytes (const std::filesystem::path&);

    /** Bytes in memory, which must outlive this. */
    explicit FileBytes (std::span<const std::byte> bytesInMemory) noexcept;

    /** The file that a descriptor is open on; closes it in the end. Without bytes on Windows. */
    explicit FileBytes (int openDescriptor);

    ~FileBytes();
    FileBytes (const FileBytes&) = delete;
    FileBytes& operator= (const FileBytes&) = delete;

    std::uint64_t size() const noexcept { return numBytes; }

    /** Fills the destination from a position on; returns how many bytes there were. */
    std::size_t readAt (std::uint64_t position, std::span<std::byte> destination) const;

    /** Of the open file; -1 for bytes in memory, and on Windows. It stays this object's. */
    int descriptor() const noexcept;

private:
    struct Disk;
    std::span<const std::byte> memory;
    std::unique_ptr<Disk> disk;
    std::uint64_t numBytes = 0;
};
} // namespace twobus

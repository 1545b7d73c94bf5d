#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace twobus
{
/** The bytes of a file on disk or in memory, readable from any position. The length is fixed when the file is
    opened; bytes cut off later can no longer be read. All functions are safe to call from several threads at once. */
class FileBytes
{
public:
    /** Holds no bytes if the file cannot be opened. */
    explicit FileBytes (const std::filesystem::path&);

    /** Bytes in memory, which must outlive this object. */
    explicit FileBytes (std::span<const std::byte> bytesInMemory) noexcept;

    /** Takes over an open descriptor and closes it in the destructor. Holds no bytes on Windows. */
    explicit FileBytes (int openDescriptor);

    ~FileBytes();
    FileBytes (const FileBytes&) = delete;
    FileBytes& operator= (const FileBytes&) = delete;

    std::uint64_t size() const noexcept { return numBytes; }

    /** Fills the destination with bytes from the position onwards. Returns how many bytes there were. */
    std::size_t readAt (std::uint64_t position, std::span<std::byte> destination) const;

    /** The descriptor of the open file; -1 for bytes in memory, and on Windows. This object still owns it. */
    int descriptor() const noexcept;

private:
    struct Disk;
    std::span<const std::byte> memory;
    std::unique_ptr<Disk> disk;
    std::uint64_t numBytes = 0;
};
} // namespace twobus

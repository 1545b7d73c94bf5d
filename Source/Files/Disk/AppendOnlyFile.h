#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace twobus
{
/** A new file that only grows. It never replaces an existing file, only its user can read it, and while it is open a
    lock keeps another Twobus from removing it. Appended bytes are handed to the system at once, so they survive any end
    of this process, but a power failure can cost the last seconds.
*/
class AppendOnlyFile
{
public:
    AppendOnlyFile() = default;
    ~AppendOnlyFile() { close(); }

    AppendOnlyFile (const AppendOnlyFile&) = delete;
    AppendOnlyFile& operator= (const AppendOnlyFile&) = delete;

    /** Closes the current file, if any, and creates another. Returns 0 or an errno: EEXIST if the name is taken by a
        file or a link. */
    int create (const std::filesystem::path& path) noexcept;

    /** Appends all of the bytes or nothing. Returns 0, or an errno after cutting the file back to its old length. */
    int append (std::span<const std::byte>) noexcept;

    void close() noexcept;

    bool isOpen() const noexcept { return handle >= 0; }
    std::uint64_t size() const noexcept { return length; }

    /** Whether some process has this file open as an AppendOnlyFile. False if that cannot be known. */
    static bool isInUse (const std::filesystem::path& path) noexcept;

private:
    int handle = -1;
    std::uint64_t length = 0;
};

/** Creates a folder that only its user can enter, and its missing parents likewise. Returns 0 or an errno. An existing
    folder is left as it is and counts as success. */
int makePrivateFolder (const std::filesystem::path& folder) noexcept;
} // namespace twobus

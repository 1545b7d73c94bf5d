#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace twobus
{
/** A new file that only grows: made where none was, readable by its user alone, and locked against removal by another
    Twobus for as long as it is open. What was appended is the system's, and survives the end of this process however it
    comes; a failing power supply may cost the last seconds.
*/
class AppendOnlyFile
{
public:
    AppendOnlyFile() = default;
    ~AppendOnlyFile() { close(); }

    AppendOnlyFile (const AppendOnlyFile&) = delete;
    AppendOnlyFile& operator= (const AppendOnlyFile&) = delete;

    /** Closes the one so far. 0, or the errno that says why not: EEXIST where there is such a file (or link) already.
        */
    int create (const std::filesystem::path& path) noexcept;

    /** All or nothing: 0, or the errno that says why not; then the file is as long as before. */
    int append (std::span<const std::byte>) noexcept;

    void close() noexcept;

    bool isOpen() const noexcept { return handle >= 0; }
    std::uint64_t size() const noexcept { return length; }

    /** Whether some process has the file open as this does. False where that cannot be known. */
    static bool isInUse (const std::filesystem::path& path) noexcept;

private:
    int handle = -1;
    std::uint64_t length = 0;
};

/** Makes a folder that its user alone may enter, and those that lead to it. 0, or the errno that says why not; 0 too
    where it is there already, as it is. */
int makePrivateFolder (const std::filesystem::path& folder) noexcept;
} // namespace twobus

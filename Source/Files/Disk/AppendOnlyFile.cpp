#include "Files/Disk/AppendOnlyFile.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace twobus
{
namespace
{
// The same file operations on Windows and on POSIX systems.
#if defined(_WIN32)
int openNew (const std::filesystem::path& path) noexcept
{
    auto handle = -1;
    const auto problem = _wsopen_s (&handle, path.c_str(), _O_CREAT | _O_EXCL | _O_WRONLY | _O_BINARY | _O_NOINHERIT,
                                    _SH_DENYWR, _S_IREAD | _S_IWRITE);
    return problem == 0 ? handle : -1;
}

std::ptrdiff_t writeSome (int handle, std::span<const std::byte> bytes) noexcept
{
    constexpr std::size_t most = 1 << 20;
    return _write (handle, bytes.data(), static_cast<unsigned> (std::min (bytes.size(), most)));
}

void cutOff (int handle, std::uint64_t length) noexcept
{
    if (_chsize_s (handle, static_cast<std::int64_t> (length)) == 0)
        _lseeki64 (handle, static_cast<std::int64_t> (length), SEEK_SET);
}

void closeHandle (int handle) noexcept { _close (handle); }
#else
/** Waits for the lock, because isInUse in another process can hold one for a moment. Writing goes on without a lock if
    there is none to have (some network drives). */
void lock (int handle) noexcept
{
    while (::flock (handle, LOCK_EX) != 0 && errno == EINTR)
    {}
}

int openNew (const std::filesystem::path& path) noexcept
{
    const auto handle = ::open (path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);

    if (handle >= 0)
        lock (handle);

    return handle;
}

std::ptrdiff_t writeSome (int handle, std::span<const std::byte> bytes) noexcept
{
    return ::write (handle, bytes.data(), bytes.size());
}

void cutOff (int handle, std::uint64_t length) noexcept
{
    // If even this fails, a reader finds half a record at the end and leaves it out.
    [[maybe_unused]] const auto ignored = ::ftruncate (handle, static_cast<off_t> (length));
}

void closeHandle (int handle) noexcept { ::close (handle); }
#endif
} // namespace

int AppendOnlyFile::create (const std::filesystem::path& path) noexcept
{
    close();
    handle = openNew (path);
    length = 0;
    return handle >= 0 ? 0 : errno;
}

int AppendOnlyFile::append (std::span<const std::byte> bytes) noexcept
{
    if (handle < 0)
        return EBADF;

    for (auto left = bytes; ! left.empty();)
    {
        const auto written = writeSome (handle, left);

        if (written < 0 && errno == EINTR)
            continue;

        if (written <= 0)
        {
            const auto problem = written < 0 ? errno : ENOSPC;
            cutOff (handle, length);
            return problem;
        }

        left = left.subspan (static_cast<std::size_t> (written));
    }

    length += bytes.size();
    return 0;
}

void AppendOnlyFile::close() noexcept
{
    if (handle >= 0)
        closeHandle (handle);

    handle = -1;
}

bool AppendOnlyFile::isInUse (const std::filesystem::path& path) noexcept
{
#if defined(_WIN32)
    auto other = -1;

    if (_wsopen_s (&other, path.c_str(), _O_WRONLY | _O_BINARY, _SH_DENYNO, 0) != 0)
        return errno == EACCES;

    _close (other);
    return false;
#else
    const auto other = ::open (path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);

    if (other < 0)
        return false;

    const auto isFree = ::flock (other, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    ::close (other);
    return ! isFree;
#endif
}

int makePrivateFolder (const std::filesystem::path& folder) noexcept
{
    std::error_code problem;
    const auto isFolderThere = [&] { return std::filesystem::is_directory (folder, problem); };

    if (isFolderThere())
        return 0;

    if (folder.has_relative_path() && folder.has_parent_path())
        if (const auto error = makePrivateFolder (folder.parent_path()); error != 0)
            return error;

#if defined(_WIN32)
    std::filesystem::create_directory (folder, problem);
    return problem.value();
#else
    const auto error = ::mkdir (folder.c_str(), S_IRWXU) == 0 ? 0 : errno;

    if (error == EEXIST)
        return isFolderThere() ? 0 : ENOTDIR; // another Twobus was faster, or a file has the name

    return error;
#endif
}
} // namespace twobus

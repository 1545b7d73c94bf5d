#include "Files/Disk/UnfinishedFile.h"

#include "Files/Disk/OpenFile.h"
#include "Present/Base/PathText.h"

#include <cerrno>
#include <fmt/format.h>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

constexpr std::string_view nameStart = ".twobus-";
constexpr std::size_t numDigits = 16;

/** The name cannot be guessed, so two programs never write to the same file. */
std::string newName()
{
    std::random_device device;
    return fmt::format ("{}{:08x}{:08x}", nameStart, device(), device());
}

#ifndef _WIN32
bool isUnfinishedFileName (std::string_view name)
{
    return name.size() == nameStart.size() + numDigits && name.starts_with (nameStart)
           && name.find_first_not_of ("0123456789abcdef", nameStart.size()) == std::string_view::npos;
}

/** Getting the lock shows that no program is writing the file. Holds the lock until the name is gone, so that no
    program can start writing. */
void removeIfAbandoned (const fs::path& path)
{
    const auto handle = ::open (path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (handle < 0)
        return;

    struct stat facts = {};

    if (::fstat (handle, &facts) == 0 && S_ISREG (facts.st_mode) && facts.st_uid == ::geteuid()
        && ::flock (handle, LOCK_EX | LOCK_NB) == 0)
        ::unlink (path.c_str());

    ::close (handle);
}
#endif
} // namespace

#ifdef _WIN32
UnfinishedFile createUnfinishedFile (const fs::path& folder, fs::perms)
{
    const auto path = folder / newName();
    return { openFile (path, "wbx"), path };
}

void removeAbandonedFiles (const fs::path&) {}
#else
UnfinishedFile createUnfinishedFile (const fs::path& folder, fs::perms rights)
{
    for (;;)
    {
        const auto path = folder / newName();
        const auto handle =
            ::open (path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, static_cast<mode_t> (rights));

        if (handle < 0)
            return {};

        while (::flock (handle, LOCK_EX) != 0 && errno == EINTR) // without locks, writing goes on unlocked
        {}

        struct stat facts = {};

        if (::fstat (handle, &facts) == 0 && facts.st_nlink == 0) // removed as abandoned before it was locked
        {
            ::close (handle);
            continue;
        }

        auto* const file = ::fdopen (handle, "wb");

        if (file == nullptr)
        {
            const auto reason = errno;
            ::close (handle);
            ::unlink (path.c_str());
            errno = reason;
        }

        return { file, path };
    }
}

void removeAbandonedFiles (const fs::path& folder)
{
    static std::mutex mutex;
    static std::set<fs::path> seen;
    std::error_code error;
    const auto name = fs::absolute (folder, error).lexically_normal();

    {
        const std::lock_guard lock (mutex);

        if (! seen.insert (name).second)
            return;
    }

    for (fs::directory_iterator entry (folder, error), end; ! error && entry != end; entry.increment (error))
        if (isUnfinishedFileName (toUtf8 (entry->path().filename())))
            removeIfAbandoned (entry->path());
}
#endif
} // namespace twobus

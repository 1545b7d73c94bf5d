#include "Files/Disk/AtomicFile.h"

#include "Files/Disk/OpenFile.h"
#include "Files/Disk/UnfinishedFile.h"
#include "Present/Base/PathText.h"

#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

constexpr int mostNumbered = 9999;
constexpr auto everyones = fs::perms::all, ownerOnly = fs::perms (0600), readableAndWritable = fs::perms (0666);

std::string remedyFor (int error)
{
    switch (error)
    {
        case ENOSPC:
        case EFBIG:
#ifdef EDQUOT
        case EDQUOT:
#endif
            return "Make room there, or name another folder.";

        case EACCES:
        case EPERM:
        case EROFS: return "Check your permission to write there, or name another folder.";
        case ENOENT:
        case ENOTDIR: return "Make its folder first, or name another.";
        case EISDIR: return "Name a file in it.";
        case ENAMETOOLONG: return "Give it a shorter name.";
        default: return "Name another place.";
    }
}

/** Follows links to the file that a name leads to, even if that does not exist yet. */
fs::path targetOf (fs::path target)
{
    std::error_code error;

    // 40 links is Linux's own limit. Opening the file reports a loop.
    for (int links = 0; links < 40 && fs::is_symlink (fs::symlink_status (target, error)); ++links)
    {
        const auto next = fs::read_symlink (target, error);

        if (error)
            break;

        target = next.is_absolute() ? next : target.parent_path() / next;
    }

    return target;
}

fs::path folderOf (const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path ("."); }

int flushToDevice (std::FILE* file) noexcept
{
#ifdef _WIN32
    return _commit (_fileno (file));
#else
    return fsync (fileno (file));
#endif
}

/** Flushes the new name to the disk. Some file systems cannot; that error is ignored. */
void flushFolder (const fs::path& folder) noexcept
{
#ifdef _WIN32
    static_cast<void> (folder);
#else
    if (const auto handle = ::open (folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0)
    {
        fsync (handle);
        ::close (handle);
    }
#endif
}

/** "song (2).csv". */
fs::path numbered (const fs::path& path, int number)
{
    return path.parent_path()
           / toPath (toUtf8 (path.stem()) + fmt::format (" ({})", number) + toUtf8 (path.extension()));
}

/** Renames a file, but fails with "file exists" if the new name is taken. */
std::error_code renameToNew (const fs::path& from, const fs::path& to)
{
    std::error_code error;

    // A hard link fails in one step if the name is taken. Not every file system has hard links.
    fs::create_hard_link (from, to, error);

    if (! error)
    {
        fs::remove (from, error);
        return {};
    }

    if (error == std::errc::file_exists)
        return error;

    if (fs::exists (fs::symlink_status (to, error)))
        return std::make_error_code (std::errc::file_exists);

    fs::rename (from, to, error);
    return error;
}
} // namespace

bool isSpecialFile (const fs::path& path)
{
    std::error_code error;
    const auto name = toUtf8 (path);
    const auto isOpenStream = name.starts_with ("/dev/std") || name.starts_with ("/dev/fd/");
    const auto status = fs::status (path, error);
    return fs::exists (status) && ! fs::is_directory (status) && (! fs::is_regular_file (status) || isOpenStream);
}

AtomicFile::AtomicFile (const fs::path& path, FileRights rights) : wanted (path), target (path)
{
    std::error_code error;
    const auto status = fs::status (path, error);

    if (fs::is_directory (status))
        fail (EISDIR);

    if (isSpecialFile (path))
    {
        file.reset (openFile (path, "ab"));
    }
    else
    {
        const auto place = targetOf (path);
        target = place;

        // Checked here, since the system's error would be about the temporary file.
        if (! fs::is_directory (folderOf (place), error))
            fail (ENOENT);

        removeAbandonedFiles (folderOf (place));
        const auto isOwn = rights == FileRights::ownerOnly, replaces = fs::is_regular_file (status);
        const auto wantedRights = isOwn ? ownerOnly : replaces ? status.permissions() & everyones : readableAndWritable;
        const auto unfinished = createUnfinishedFile (folderOf (place), wantedRights);
        file.reset (unfinished.file);

        if (file != nullptr)
            temporary = unfinished.path;

        if (file != nullptr && replaces && ! isOwn)
            fs::permissions (temporary, wantedRights, error); // what the umask removed; not every file system can
    }

    if (file == nullptr)
        fail (errno);
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::fail (int error) const
{
    std::error_code ignored;
    const auto isThere = ! temporary.empty() && fs::is_regular_file (target, ignored);
    throw FileError (fmt::format ("{}: it could not be written ({}). {}{}", toUtf8 (wanted),
                                  std::generic_category().message (error), remedyFor (error),
                                  isThere ? " The existing file is unchanged." : ""));
}

void AtomicFile::discard() noexcept
{
    file.reset();
    std::error_code ignored;

    if (! temporary.empty())
        fs::remove (temporary, ignored);

    temporary.clear();
}

void AtomicFile::write (std::span<const std::byte> bytes)
{
    if (std::fwrite (bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
        fail (errno);
}

void AtomicFile::write (std::string_view text) { write (std::as_bytes (std::span (text))); }

void AtomicFile::flushToDisk()
{
    if (std::fflush (file.get()) != 0)
        fail (errno);

    if (! temporary.empty() && flushToDevice (file.get()) != 0)
        fail (errno);
}

/** Does all but the renaming. The file stays open, and so locked, until it has its name: see UnfinishedFile. Windows
    cannot rename an open file, so there it is closed first. */
void AtomicFile::complete()
{
    flushToDisk();

#ifdef _WIN32
    constexpr auto closesNow = true;
#else
    const auto closesNow = temporary.empty();
#endif

    if (closesNow && std::fclose (file.release()) != 0)
        fail (errno);
}

void AtomicFile::commit()
{
    complete();

    if (temporary.empty())
        return;

    std::error_code error;
    fs::rename (temporary, target, error);

    if (error)
        fail (error.value());

    temporary.clear();
    file.reset();
    flushFolder (folderOf (target));
}

fs::path AtomicFile::commitAsNew()
{
    complete();

    if (temporary.empty())
        return target;

    for (int number = 1; number <= mostNumbered; ++number)
    {
        const auto name = number == 1 ? target : numbered (target, number);
        const auto error = renameToNew (temporary, name);

        if (error == std::errc::file_exists)
            continue;

        if (error)
            fail (error.value());

        temporary.clear();
        file.reset();
        flushFolder (folderOf (name));
        return name;
    }

    fail (EEXIST);
}

void writeFileAtomically (const fs::path& path, std::string_view contents, FileRights rights)
{
    AtomicFile file (path, rights);
    file.write (contents);
    file.commit();
}
} // namespace twobus

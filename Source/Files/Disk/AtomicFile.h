#pragma once

#include "Files/Disk/FileError.h"

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace twobus
{
enum class FileRights
{
    usual, ///< for files that the user asked for: others may want to read them
    ownerOnly ///< for the program's own files, whatever the umask or an older file allows
};

/** A file that is written whole or not at all: its name always opens the old contents or the new ones, whatever fails
    and whenever the program is killed.

    Writes go to a temporary file in the same folder, which gets the name once it is whole and on the disk. It takes the
    permissions of the file that it replaces; a new file takes those that the umask allows; ownerOnly overrides both.
    Without a commit, or after an error, the temporary file is removed and the old file stays as it was. Only a kill can
    leave a hidden temporary file behind, until the next file is written there: see UnfinishedFile.

    Links are followed: commit replaces the link's target. A pipe or device is written to directly, since there are no
    old contents to lose. A folder is refused.
*/
class AtomicFile
{
public:
    /** Throws FileError if no file of this name can be written: its folder does not exist, permission is missing, or
        the name is a folder's. */
    explicit AtomicFile (const std::filesystem::path&, FileRights = FileRights::usual);
    ~AtomicFile();

    AtomicFile (const AtomicFile&) = delete;
    AtomicFile& operator= (const AtomicFile&) = delete;
    AtomicFile (AtomicFile&&) = delete;
    AtomicFile& operator= (AtomicFile&&) = delete;

    /** Throws FileError, for example if the disk is full. */
    void write (std::span<const std::byte>);
    void write (std::string_view);

    /** Flushes the temporary file to the disk. Each commit does this. */
    void flushToDisk();

    /** Gives the file its name and replaces an older file. If this throws FileError, the older file is unchanged. */
    void commit();

    /** The same, but replaces nothing: a name that is taken gets a number, "song (2).csv". Returns the name used. */
    std::filesystem::path commitAsNew();

private:
    struct CloseFile
    {
        void operator() (std::FILE* file) const noexcept { std::fclose (file); }
    };

    [[noreturn]] void fail (int error) const;
    void complete();
    void discard() noexcept;

    std::filesystem::path wanted; ///< as the caller named it
    std::filesystem::path target, temporary; ///< temporary is empty if the target is written to directly
    std::unique_ptr<std::FILE, CloseFile> file;
};

/** Whether the name is that of a pipe, a device or the like: it exists, but is neither a file nor a folder. The names
    of open streams (/dev/stdout, /dev/fd) count as special too: if one is redirected to a file, other output in that
    file must stay. */
bool isSpecialFile (const std::filesystem::path&);

/** Writes a whole file at once. Throws FileError. */
void writeFileAtomically (const std::filesystem::path&, std::string_view contents, FileRights = FileRights::usual);
} // namespace twobus

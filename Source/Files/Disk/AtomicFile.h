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
    usual, ///< for what the user asked for: its reader may be another
    usersAlone ///< for what the program keeps by itself; whatever the umask or an older file says
};

/** A file that is there whole or not at all: whoever opens its name finds the old contents or the new ones, whatever
    fails and whenever the program is killed.

    What is written goes to a temporary file in the same folder, which gets the name once it is whole and on the disk.
    Its rights are those of the file that it replaces, else those that the user's umask gives, or the user's alone.
    Without a commit, or after an error, the temporary file is removed and the old file is as it was; only a kill may
    leave a hidden one, until the next file is written there: see UnfinishedFile.

    A link is followed: its target is what is replaced. What is no file, such as a pipe, is written into as it is,
    since nothing can be lost in it; a folder is refused.
*/
class AtomicFile
{
public:
    /** Throws FileError where no file of this name could be written: no such folder, no rights, a folder. */
    explicit AtomicFile (const std::filesystem::path&, FileRights = FileRights::usual);
    ~AtomicFile();

    AtomicFile (const AtomicFile&) = delete;
    AtomicFile& operator= (const AtomicFile&) = delete;
    AtomicFile (AtomicFile&&) = delete;
    AtomicFile& operator= (AtomicFile&&) = delete;

    /** Throws FileError, where the disk is full for example. */
    void write (std::span<const std::byte>);
    void write (std::string_view);

    /** All that was written is on the disk, under the temporary name. Part of each commit. */
    void flushToDisk();

    /** The file has its name, in place of an older file. Throws FileError, and the older file is as it was. */
    void commit();

    /** The same, but nothing is replaced: a name that is taken gets a number, "song (2).csv". Returns the name. */
    std::filesystem::path commitAsNew();

private:
    struct CloseFile
    {
        void operator() (std::FILE* file) const noexcept { std::fclose (file); }
    };

    [[noreturn]] void fail (int error) const;
    void complete();
    void discard() noexcept;

    std::filesystem::path wanted; ///< as it was named
    std::filesystem::path target, temporary; ///< temporary is empty where the target is written into as it is
    std::unique_ptr<std::FILE, CloseFile> file;
};

/** Whether something of this name is there that is neither a file nor a folder, such as a pipe or a device. /dev/stdout
    is none either: where it leads to a file, what else is printed there must stay. */
bool isSpecialFile (const std::filesystem::path&);

/** A whole file at once. Throws FileError. */
void writeFileAtomically (const std::filesystem::path&, std::string_view contents, FileRights = FileRights::usual);
} // namespace twobus

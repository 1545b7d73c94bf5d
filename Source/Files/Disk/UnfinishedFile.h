#pragma once

#include <cstdio>
#include <filesystem>

namespace twobus
{
/** The temporary file that AtomicFile writes to, in the same folder as the final file. It is hidden, its name is
    ".twobus-" and a number that cannot be guessed, and it is locked while it is open.

    A killed program leaves one behind. The next program that writes into the folder removes each file that has such a
    name, belongs to this user and is not locked. On systems without locks (Windows, some network drives) the file
    stays.
*/
struct UnfinishedFile
{
    std::FILE* file = nullptr; ///< the caller closes it; null if it could not be created, and errno says why
    std::filesystem::path path;
};

/** Creates the file with these permissions, reduced by the umask. */
UnfinishedFile createUnfinishedFile (const std::filesystem::path& folder, std::filesystem::perms rights);

/** Scans each folder at most once per run, because folders can be large. */
void removeAbandonedFiles (const std::filesystem::path& folder);
} // namespace twobus

#pragma once

#include <cstdio>
#include <filesystem>

namespace twobus
{
/** The temporary file that a whole one is written to, beside it: hidden, ".twobus-" and a number that cannot be
    guessed, and locked for as long as it is open.

    A program that is killed leaves one behind. The next that writes into the folder removes it: what has such a name,
    is a file of this user's own and is locked by nobody. Where there are no locks (Windows, some network drives) it
    stays.
*/
struct UnfinishedFile
{
    std::FILE* file = nullptr; ///< the caller's to close; null with errno where there is none
    std::filesystem::path path;
};

/** Its rights are these as far as the umask lets them. */
UnfinishedFile createUnfinishedFile (const std::filesystem::path& folder, std::filesystem::perms rights);

/** Once a folder and run of the program, since a folder may be large. */
void removeAbandonedFiles (const std::filesystem::path& folder);
} // namespace twobus

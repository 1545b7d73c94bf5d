#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/** @file
    What a list of names stands for: files as they are, folders as the audio files in them.

    A folder gives every file in it and in its subfolders whose ending is that of a format which Twobus reads, sorted
    by name. Hidden files and folders (a dot first) are left out, and links to folders are not followed, except where
    the folder that was named is one itself: no loop of links can be walked into.
*/
namespace twobus
{
struct ListedFile
{
    std::filesystem::path path;

    /** Why there is nothing to analyse here, as a sentence with what to do; empty for a file. */
    std::string problem;

    bool operator== (const ListedFile&) const = default;
};

/** In the order of the names. A folder without audio, and one that cannot be read, are entries with a problem.
    Whether a file is there and is audio shows only when it is opened. */
std::vector<ListedFile> listFiles (std::span<const std::filesystem::path> filesAndFolders);

struct FileListing
{
    std::vector<ListedFile> files;
    std::size_t numLeftOut = 0; ///< that are there beyond the most that were asked for
};

struct FileListingLimits
{
    std::size_t mostFiles = std::numeric_limits<std::size_t>::max();
    std::stop_token stop {}; ///< ends it soon, with what was found until then
};

/** The same for a list that must not grow without bound, of folders that may take long to walk. */
FileListing listFiles (std::span<const std::filesystem::path> filesAndFolders, const FileListingLimits&);
} // namespace twobus

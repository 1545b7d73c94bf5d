#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/** @file
    Expands a list of names: files are listed as they are, and folders as the audio files in them.

    A folder yields every file in it and its subfolders whose ending belongs to a format that Twobus reads, sorted by
    name. Hidden files and folders (their names begin with a dot) are left out. Links to folders are not followed, so
    the walk cannot loop, unless the named folder is itself a link.
*/
namespace twobus
{
struct ListedFile
{
    std::filesystem::path path;

    /** Why there is nothing to analyse here and what to do, as a sentence; empty for a file. */
    std::string problem;

    bool operator== (const ListedFile&) const = default;
};

/** Lists the files in the order of the names. A folder that has no audio or cannot be read becomes an entry with a
    problem. Doesn't check that a file exists or is audio: opening it does. */
std::vector<ListedFile> listFiles (std::span<const std::filesystem::path> filesAndFolders);

struct FileListing
{
    std::vector<ListedFile> files;
    std::size_t numLeftOut = 0; ///< files beyond FileListingLimits::mostFiles
};

struct FileListingLimits
{
    std::size_t mostFiles = std::numeric_limits<std::size_t>::max();
    std::stop_token stop {}; ///< a request ends the walk soon, with the files found so far
};

/** The same with limits, for folders that are large or slow to walk. */
FileListing listFiles (std::span<const std::filesystem::path> filesAndFolders, const FileListingLimits&);
} // namespace twobus

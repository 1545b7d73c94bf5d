#include "Files/Analysis/FileList.h"

#include "Files/Decoding/ReadableFormats.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

bool isHidden (const fs::path& path) { return toUtf8 (path.filename()).starts_with ('.'); }

class Listing
{
public:
    explicit Listing (const FileListingLimits& limitsToKeep) : limits (limitsToKeep) {}

    bool isStopped() const { return limits.stop.stop_requested(); }
    std::size_t numFound() const noexcept { return listing.files.size() + listing.numLeftOut; }

    void add (fs::path path, std::string problem)
    {
        if (listing.files.size() < limits.mostFiles)
            listing.files.push_back ({ std::move (path), std::move (problem) });
        else
            ++listing.numLeftOut;
    }

    void addFolder (const fs::path& folder)
    {
        std::error_code error;
        const auto entries = entriesOf (folder, error);

        if (error)
            return add (folder, fmt::format ("{}: the folder cannot be read ({}). Check your permissions for it, or "
                                             "name its files.",
                                             toUtf8 (folder), error.message()));

        for (const auto& entry : entries)
        {
            if (isStopped())
                return;

            std::error_code unknown; // ignored: opening the file reports the error

            if (! entry.is_directory (unknown))
            {
                if (hasAudioEnding (entry.path()))
                    add (entry.path(), {});
            }
            else if (! entry.is_symlink (unknown))
            {
                addFolder (entry.path());
            }
        }
    }

    FileListing take() { return std::move (listing); }

private:
    /** The entries of one folder, without those of its subfolders, sorted by name. */
    std::vector<fs::directory_entry> entriesOf (const fs::path& folder, std::error_code& error) const
    {
        std::vector<fs::directory_entry> entries;

        for (fs::directory_iterator entry (folder, error), end; ! error && entry != end && ! isStopped();
             entry.increment (error))
            if (! isHidden (entry->path()))
                entries.push_back (*entry);

        std::sort (entries.begin(), entries.end());
        return entries;
    }

    const FileListingLimits& limits;
    FileListing listing;
};
} // namespace

FileListing listFiles (std::span<const fs::path> filesAndFolders, const FileListingLimits& limits)
{
    Listing listing (limits);

    for (const auto& name : filesAndFolders)
    {
        if (listing.isStopped())
            break;

        std::error_code unknown;

        if (! fs::is_directory (name, unknown))
        {
            listing.add (name, {});
            continue;
        }

        const auto before = listing.numFound();
        listing.addFolder (name);

        if (listing.numFound() == before && ! listing.isStopped())
            listing.add (name, fmt::format ("{}: there is no audio file in this folder. Name one with {} files, or "
                                            "name the files themselves.",
                                            toUtf8 (name), readableFormats ("or")));
    }

    return listing.take();
}

std::vector<ListedFile> listFiles (std::span<const fs::path> filesAndFolders)
{
    return listFiles (filesAndFolders, FileListingLimits()).files;
}
} // namespace twobus

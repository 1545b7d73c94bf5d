#include "Files/FileList.h"

#include "Files/ReadableFormats.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

bool isHidden (const fs::path& path)
{
    return path.filename().string().starts_with ('.');
}

/** What is in a folder itself, sorted by name. */
std::vector<fs::directory_entry> entriesOf (const fs::path& folder, std::error_code& error)
{
    std::vector<fs::directory_entry> entries;

    for (fs::directory_iterator entry (folder, error), end; ! error && entry != end; entry.increment (error))
        if (! isHidden (entry->path()))
            entries.push_back (*entry);

    std::sort (entries.begin(), entries.end());
    return entries;
}

void addFolder (std::vector<ListedFile>& list, const fs::path& folder)
{
    std::error_code error;
    const auto entries = entriesOf (folder, error);

    if (error)
    {
        list.push_back ({ folder.string(), fmt::format ("{}: the folder cannot be read ({}). Check your rights to it, or name its files.",
                                                        folder.string(), error.message()) });
        return;
    }

    for (const auto& entry : entries)
    {
        std::error_code unknown; // what cannot be looked at is told when it is opened

        if (! entry.is_directory (unknown))
        {
            if (hasAudioEnding (entry.path()))
                list.push_back ({ entry.path().string(), {} });
        }
        else if (! entry.is_symlink (unknown))
        {
            addFolder (list, entry.path());
        }
    }
}
} // namespace

std::vector<ListedFile> listFiles (std::span<const std::string> filesAndFolders)
{
    std::vector<ListedFile> list;

    for (const auto& name : filesAndFolders)
    {
        std::error_code unknown;

        if (! fs::is_directory (name, unknown))
        {
            list.push_back ({ name, {} });
            continue;
        }

        const auto before = list.size();
        addFolder (list, name);

        if (list.size() == before)
            list.push_back ({ name, fmt::format ("{}: there is no audio file in this folder. Name one with {} files, or "
                                                 "name the files themselves.",
                                                 name, readableFormats ("or")) });
    }

    return list;
}
} // namespace twobus

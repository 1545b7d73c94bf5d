#pragma once

#include "App/Files/Model/FileRows.h"
#include "App/Files/Page/FileTable.h"

#include <filesystem>
#include <unordered_set>
#include <vector>

namespace twobus
{
/** Which files are chosen, by their paths: rows move when the table is sorted or grows. One of them leads and is shown
    in detail. No drawing; message thread. */
class FileSelection
{
public:
    void choose (const FileRows&, const FileTable::Selection&);
    void chooseOnly (const std::filesystem::path& path);
    void clear();

    const std::filesystem::path& lead() const noexcept { return leadPath; } ///< empty: none
    std::size_t size() const noexcept { return paths.size(); }

    /** Where they are now. */
    FileTable::Selection in (const FileRows&) const;

    /** In the order of the rows. */
    std::vector<std::filesystem::path> pathsIn (const FileRows&) const;

private:
    std::unordered_set<std::filesystem::path> paths;
    std::filesystem::path leadPath;
};
} // namespace twobus

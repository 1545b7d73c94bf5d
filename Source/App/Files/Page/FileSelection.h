#pragma once

#include "App/Files/Model/FileRows.h"
#include "App/Files/Page/FileTable.h"

#include <filesystem>
#include <unordered_set>
#include <vector>

namespace twobus
{
/** The chosen files, kept as paths because rows move when the table is sorted or grows. One of them is the lead, which
    is shown in detail. Draws nothing. Message thread. */
class FileSelection
{
public:
    void choose (const FileRows&, const FileTable::Selection&);
    void chooseOnly (const std::filesystem::path& path);
    void clear();

    const std::filesystem::path& lead() const noexcept { return leadPath; } ///< empty if none
    std::size_t size() const noexcept { return paths.size(); }

    /** The current positions of the chosen files. */
    FileTable::Selection in (const FileRows&) const;

    /** The chosen paths in the order of the rows. */
    std::vector<std::filesystem::path> pathsIn (const FileRows&) const;

private:
    std::unordered_set<std::filesystem::path> paths;
    std::filesystem::path leadPath;
};
} // namespace twobus

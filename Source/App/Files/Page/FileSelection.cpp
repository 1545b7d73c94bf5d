#include "App/Files/Page/FileSelection.h"

namespace twobus
{
void FileSelection::choose (const FileRows& rows, const FileTable::Selection& selection)
{
    clear();

    for (const auto position : selection.positions)
        paths.insert (rows[position].record.path);

    if (selection.lead)
        leadPath = rows[*selection.lead].record.path;
}

void FileSelection::chooseOnly (const std::filesystem::path& path)
{
    clear();
    paths.insert (path);
    leadPath = path;
}

void FileSelection::clear()
{
    paths.clear();
    leadPath.clear();
}

FileTable::Selection FileSelection::in (const FileRows& rows) const
{
    FileTable::Selection selection { {}, rows.positionOf (leadPath) };

    if (paths.size() == 1 && selection.lead)
        selection.positions = { *selection.lead };
    else if (! paths.empty())
        for (std::size_t position = 0; position < rows.size(); ++position)
            if (paths.count (rows[position].record.path) > 0)
                selection.positions.push_back (position);

    return selection;
}

std::vector<std::filesystem::path> FileSelection::pathsIn (const FileRows& rows) const
{
    std::vector<std::filesystem::path> found;

    for (const auto position : in (rows).positions)
        found.push_back (rows[position].record.path);

    return found;
}
} // namespace twobus

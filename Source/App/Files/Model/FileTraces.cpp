#include "App/Files/Model/FileTraces.h"

#include <algorithm>

namespace twobus
{
void FileTraces::put (const std::filesystem::path& path, std::shared_ptr<const ProgrammeTrace> trace)
{
    forget (path);

    if (trace == nullptr)
        return;

    if (kept.size() == mostKept)
        kept.erase (kept.begin());

    kept.push_back ({ path, std::move (trace) });
}

std::shared_ptr<const ProgrammeTrace> FileTraces::lookAt (const std::filesystem::path& path)
{
    const auto found =
        std::find_if (kept.begin(), kept.end(), [&path] (const auto& entry) { return entry.path == path; });

    if (found == kept.end())
        return nullptr;

    std::rotate (found, std::next (found), kept.end());
    return kept.back().trace;
}

void FileTraces::forget (const std::filesystem::path& path)
{
    std::erase_if (kept, [&path] (const auto& entry) { return entry.path == path; });
}
} // namespace twobus

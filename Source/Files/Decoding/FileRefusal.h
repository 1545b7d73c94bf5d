#pragma once

#include <filesystem>

namespace twobus
{
/** Refuses unusable paths before libsndfile sees them, because libsndfile would give less detail or wait forever.

    Throws FileError if the path does not exist, cannot be examined or opened, or is a folder, a pipe, a device or an
    empty file.
*/
void refuseNonFile (const std::filesystem::path& path);
} // namespace twobus

#pragma once

#include <filesystem>

namespace twobus
{
/** What is refused before libsndfile is asked: it would say less about it, or wait for ever.

    Throws FileError: not there, not to be looked at or opened, a folder, a pipe, a device, or empty.
*/
void refuseWhatIsNoFile (const std::filesystem::path& path);
} // namespace twobus

#include "Files/Reports/ProgramVersion.h"

#include "Files/Reports/LibraryVersions.h"

#include <fmt/format.h>

namespace twobus
{
std::string_view programVersion() noexcept { return TWOBUS_VERSION; }

std::string versionText (std::string_view program, std::string_view juceVersion)
{
    return fmt::format ("{} {}, commit {}\nJUCE {}, libsndfile {}\n", program, programVersion(), programCommit(),
                        juceVersion, sndfileVersion());
}
} // namespace twobus

#include "Files/Sessions/SessionFolder.h"

#include "Files/Disk/AppendOnlyFile.h"
#include "Files/Sessions/SessionRecords.h"
#include "Files/Sessions/SessionTime.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <regex>
#include <utility>

namespace twobus
{
namespace
{
/** Sorts logs by time, then by the number that tells logs of the same second apart. */
using Age = std::pair<std::string, int>;

std::optional<Age> ageFromName (const std::string& name)
{
    static const std::regex pattern (R"re(session-(\d{8}T\d{6}Z)(-(\d{1,4}))?\.twobuslog)re");
    std::smatch match;

    if (! std::regex_match (name, match, pattern))
        return std::nullopt;

    return Age { match[1], match[3].matched ? std::stoi (match[3]) : 1 };
}

bool hasLogSignature (const std::filesystem::path& path)
{
    std::array<char, sessionHeaderBytes> bytes {};
    std::ifstream file (path, std::ios::binary);
    file.read (bytes.data(), bytes.size());

    SessionLogHeader header;
    const auto state =
        decodeHeader (std::as_bytes (std::span (bytes)).first (static_cast<std::size_t> (file.gcount())), header);
    return state == HeaderState::good || state == HeaderState::newer;
}
} // namespace

std::string sessionLogName (std::uint64_t startUnixMilliseconds)
{
    return fmt::format ("session-{:%Y%m%dT%H%M%S}Z.twobuslog", utcTimeOf (startUnixMilliseconds));
}

std::vector<SessionFile> listSessionFiles (const std::filesystem::path& folder)
{
    std::vector<std::pair<Age, SessionFile>> found;
    std::error_code error;

    for (std::filesystem::directory_iterator entry (folder, error), end; ! error && entry != end;
         entry.increment (error))
    {
        std::error_code odd;
        const auto age = ageFromName (toUtf8 (entry->path().filename()));

        if (! age || entry->is_symlink (odd) || ! entry->is_regular_file (odd) || ! hasLogSignature (entry->path()))
            continue;

        const auto& path = entry->path();
        const auto bytes = entry->file_size (odd);
        found.push_back (
            { *age, { path, odd ? 0 : static_cast<std::uint64_t> (bytes), AppendOnlyFile::isInUse (path) } });
    }

    std::sort (found.begin(), found.end(), [] (const auto& a, const auto& b) { return a.first > b.first; });

    std::vector<SessionFile> files;
    files.reserve (found.size());

    for (auto& [age, file] : found)
        files.push_back (std::move (file));

    return files;
}

std::string noHomeText()
{
    return "There is no session log, because there is no home folder to keep one in. Set HOME and start Twobus again.";
}

SessionLog readNewestSession (const std::filesystem::path& folder)
{
    if (folder.empty())
        throw FileError (noHomeText());

    for (const auto& file : listSessionFiles (folder))
        try
        {
            if (auto log = readSessionLog (file.path); log.numRows() > 0)
                return log;
        }
        catch (const FileError&) // removed meanwhile, or damaged: try the one before it
        {}

    throw FileError (fmt::format (
        "There is no session log in {}. Twobus writes one while it listens, and so does twobus-cli meter --log.",
        toUtf8 (folder)));
}

void removeOldSessions (const std::filesystem::path& folder, const SessionLimits& limits)
{
    std::size_t numKept = 0;
    std::uint64_t bytesKept = 0;

    for (const auto& file : listSessionFiles (folder))
    {
        const auto fits = numKept < limits.mostLogs && bytesKept + file.bytes <= limits.mostBytes;
        std::error_code ignored; // a log that cannot be removed is tried again at the next start

        if (! fits && ! file.isBeingWritten && std::filesystem::remove (file.path, ignored))
            continue;

        ++numKept;
        bytesKept += file.bytes;
    }
}
} // namespace twobus

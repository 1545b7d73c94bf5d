#pragma once

#include "Files/Sessions/SessionLog.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/** @file
    The folder in which session logs are kept: their names, and how many there may be.
*/
namespace twobus
{
/** "session-20261126T215712Z.twobuslog": in UTC, so that names sort by time wherever the user travels. */
std::string sessionLogName (std::uint64_t startUnixMilliseconds);

struct SessionFile
{
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    bool isBeingWritten = false;
};

/** The logs in a folder, the newest first; none where it cannot be read. Counts is what is named as above, is a session
    log by its first bytes, and is no link. */
std::vector<SessionFile> listSessionFiles (const std::filesystem::path& folder);

/** What to say where usersSessionFolder is empty. */
std::string noHomeText();

/** The newest log in which something was heard. Throws FileError if there is none, or no folder. */
SessionLog readNewestSession (const std::filesystem::path& folder);

struct SessionLimits
{
    std::size_t mostLogs = 50;
    std::uint64_t mostBytes = std::uint64_t { 256 } << 20; ///< of all together
};

/** Removes the oldest logs until the limits are kept. What listSessionFiles does not list stays, and so does a log that
    is being written. */
void removeOldSessions (const std::filesystem::path& folder, const SessionLimits& = {});
} // namespace twobus

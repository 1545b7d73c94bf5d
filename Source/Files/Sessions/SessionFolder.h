#pragma once

#include "Files/Sessions/SessionLog.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/** @file
    The folder that keeps the session logs: their names, and limits to their number and size.
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

/** The logs in a folder, newest first; empty if the folder cannot be read. A log has a name as above (a number can
    follow the time), begins with the header of a session log, and is not a link. */
std::vector<SessionFile> listSessionFiles (const std::filesystem::path& folder);

/** The sentence to show if usersSessionFolder is empty. */
std::string noHomeText();

/** Reads the newest log that has rows. Throws FileError if there is none, or if folder is empty. */
SessionLog readNewestSession (const std::filesystem::path& folder);

struct SessionLimits
{
    std::size_t mostLogs = 50;
    std::uint64_t mostBytes = std::uint64_t { 256 } << 20; ///< of all logs together
};

/** Removes the oldest logs until the limits are met. Keeps logs that are being written, and files that listSessionFiles
    does not list. */
void removeOldSessions (const std::filesystem::path& folder, const SessionLimits& = {});
} // namespace twobus

#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Files/Disk/FileError.h"
#include "Files/Sessions/SessionRecords.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
/** The rows between one start, reset or undo and the next. */
struct SessionMeasurement
{
    std::uint32_t number = 0;
    std::uint32_t generation = 0; ///< equal generations have the same source and format
    std::uint64_t milliseconds = 0; ///< since the session's start
    double sampleRate = 0.0; ///< 0 if its record is damaged
    bool dualMono = false;
    ChannelLayout layout;
    std::string sourceName; ///< UTF-8
    std::vector<LoggedRow> rows;
};

/** The contents of a session log: what was heard live, also in a session that crashed.

    Half a record at the end (the program was killed) is left out. After damaged bytes in the middle, reading goes on at
    the next whole record, and the damage is counted.
*/
struct SessionLog
{
    std::string path; ///< as text
    SessionLogHeader header;
    std::vector<SessionMeasurement> measurements; ///< in order of time
    bool hasEnded = false; ///< the log was closed on purpose
    std::uint64_t rowsMissed = 0; ///< measured but not written, because the disk was too slow
    std::uint64_t damagedPlaces = 0, damagedBytes = 0; ///< followed by whole records
    std::uint64_t tornBytes = 0; ///< left out at the end

    std::uint64_t numRows() const noexcept;
};

/** A larger file is not a log of ours. */
inline constexpr std::uint64_t largestSessionLogBytes = std::uint64_t { 128 } << 20;

/** Throws FileError if the file cannot be opened or is not a session log. */
SessionLog readSessionLog (const std::filesystem::path&);

/** The same for bytes in memory; displayName takes the place of the path. */
SessionLog parseSessionLog (const std::string& displayName, std::span<const std::byte>);
} // namespace twobus

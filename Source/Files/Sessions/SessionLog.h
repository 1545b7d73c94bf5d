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
/** Rows that belong together: from a start, a reset or an undo to the next. */
struct SessionMeasurement
{
    std::uint32_t number = 0;
    std::uint32_t generation = 0; ///< the same: the same source in the same format
    std::uint64_t milliseconds = 0; ///< since the session's start
    double sampleRate = 0.0; ///< 0 where damage took it
    bool dualMono = false;
    ChannelLayout layout;
    std::string sourceName; ///< UTF-8
    std::vector<LoggedRow> rows;
};

/** A session log that was read again: what was heard live, also after a crash.

    Half a record at the end (the program was killed) is left out. Where bytes in the middle are damaged, reading goes
    on at the next whole record, and the damage is counted.
*/
struct SessionLog
{
    std::string path; ///< as text
    SessionLogHeader header;
    std::vector<SessionMeasurement> measurements; ///< in the order of time
    bool hasEnded = false; ///< it was closed on purpose
    std::uint64_t rowsMissed = 0; ///< were measured and not written: the disk was too slow
    std::uint64_t damagedPlaces = 0, damagedBytes = 0; ///< with whole records behind them
    std::uint64_t tornBytes = 0; ///< left out at the end

    std::uint64_t numRows() const noexcept;
};

/** More than that is no log of ours. */
inline constexpr std::uint64_t largestSessionLogBytes = std::uint64_t { 128 } << 20;

/** Throws FileError where it cannot be opened, or is no session log. */
SessionLog readSessionLog (const std::filesystem::path&);

/** The same of bytes in memory; displayName stands for its path. */
SessionLog parseSessionLog (const std::string& displayName, std::span<const std::byte>);
} // namespace twobus

#pragma once

#include "Files/Disk/AppendOnlyFile.h"
#include "Files/Sessions/SessionRecords.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
/** Writes a session log: a file of bounded size, and where the session outgrows it another one beside it.

    Nothing that is there is ever written over. What cannot be written (a full disk) ends it: what the file holds by
    then stays readable, and problem() says what happened. One thread at a time.
*/
class SessionLogWriter
{
public:
    /** Of one file: 24 h of rows, or 64 MiB. At least 4 KiB and one row. */
    struct Limits
    {
        std::uint64_t mostBytes = std::uint64_t { 64 } << 20;
        std::uint64_t mostRows = 864'000;
    };

    enum class WhereTaken
    {
        fail, ///< the user named this file
        addNumber ///< the name is ours: "name-2", "name-3" where there is one already
    };

    SessionLogWriter (std::filesystem::path path, std::uint64_t sessionStartUnixMilliseconds, WhereTaken, Limits);
    SessionLogWriter (std::filesystem::path path, std::uint64_t sessionStartUnixMilliseconds, WhereTaken taken)
        : SessionLogWriter (std::move (path), sessionStartUnixMilliseconds, taken, Limits {})
    {}

    /** Whole records, at the end. False where nothing is written any more. */
    bool append (std::span<const std::byte> records);

    /** Says that it ends on purpose, and closes the file. */
    void finish (std::uint64_t milliseconds);

    /** The file that is written now; before the first append the one that was asked for. */
    const std::filesystem::path& path() const noexcept { return currentPath; }

    std::uint64_t bytesWritten() const noexcept { return bytesBefore + file.size(); } ///< to all its files
    std::uint64_t rowsWritten() const noexcept { return numRows; }

    /** Empty while all is well: the file, the reason and what to do, as a sentence or two. */
    const std::string& problem() const noexcept { return whatHappened; }

private:
    bool open();
    bool openAnother();
    bool put (std::span<const std::byte>, std::uint64_t rows = 0);
    bool hasRoomFor (const SessionRecord&, std::size_t bytesPending, std::uint64_t rowsPending) const noexcept;
    void fail (int error);
    std::filesystem::path numbered (int number) const;

    const std::filesystem::path firstPath;
    const std::uint64_t startUnixMilliseconds;
    const WhereTaken whereTaken;
    const Limits limits;

    AppendOnlyFile file;
    std::filesystem::path currentPath;
    std::string whatHappened;
    std::vector<std::byte> newestMeasurement; ///< its record: each file begins with it
    std::uint32_t part = 0;
    std::uint64_t bytesBefore = 0, rowsInFile = 0, numRows = 0;
    bool isFinished = false;
};
} // namespace twobus

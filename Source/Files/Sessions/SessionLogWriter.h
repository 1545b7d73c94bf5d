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
/** Writes a session log: a file of bounded size, and more files beside it if the session outgrows the first.

    Never overwrites a file. A write error (a full disk) ends the log: the part written so far stays readable, and
    problem() says what happened. Only one thread at a time can use it.
*/
class SessionLogWriter
{
public:
    /** The limits of one file: 24 h of rows, or 64 MiB. Limits below 4 KiB and one row are raised to those. */
    struct Limits
    {
        std::uint64_t mostBytes = std::uint64_t { 64 } << 20;
        std::uint64_t mostRows = 864'000;
    };

    enum class IfNameTaken
    {
        fail, ///< the user named this file
        addNumber ///< the name is ours: use "name-2", "name-3" if it is taken
    };

    SessionLogWriter (std::filesystem::path path, std::uint64_t sessionStartUnixMilliseconds, IfNameTaken, Limits);
    SessionLogWriter (std::filesystem::path path, std::uint64_t sessionStartUnixMilliseconds, IfNameTaken taken)
        : SessionLogWriter (std::move (path), sessionStartUnixMilliseconds, taken, Limits {})
    {}

    /** Appends records, which must be whole. False if the log has ended. */
    bool append (std::span<const std::byte> records);

    /** Records that the log ends on purpose, and closes the file. */
    void finish (std::uint64_t milliseconds);

    /** The current file; before the first append, the one asked for. */
    const std::filesystem::path& path() const noexcept { return currentPath; }

    std::uint64_t bytesWritten() const noexcept { return bytesBefore + file.size(); } ///< to all files of the log
    std::uint64_t rowsWritten() const noexcept { return numRows; }

    /** Empty while all is well, otherwise the file, the reason and what to do in a few sentences. */
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
    const IfNameTaken whereTaken;
    const Limits limits;

    AppendOnlyFile file;
    std::filesystem::path currentPath;
    std::string whatHappened;
    std::vector<std::byte> newestMeasurement; ///< its record, which each later file repeats at its beginning
    std::uint32_t part = 0;
    std::uint64_t bytesBefore = 0, rowsInFile = 0, numRows = 0;
    bool isFinished = false;
};
} // namespace twobus

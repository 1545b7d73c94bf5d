#include "Files/Sessions/SessionLogWriter.h"

#include "Present/Base/PathText.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>
#include <utility>

namespace twobus
{
namespace
{
constexpr int mostNumbers = 1000;
constexpr std::uint64_t roomToEnd = 64;

bool isFull (int error) noexcept
{
#ifdef EDQUOT
    if (error == EDQUOT)
        return true;
#endif
    return error == ENOSPC || error == EFBIG;
}
} // namespace

SessionLogWriter::SessionLogWriter (std::filesystem::path path, std::uint64_t start, IfNameTaken taken,
                                    Limits limitsToKeep)
    : firstPath (std::move (path)), startUnixMilliseconds (start),
      whereTaken (taken), limits { std::max<std::uint64_t> (limitsToKeep.mostBytes, 4096),
                                   std::max<std::uint64_t> (limitsToKeep.mostRows, 1) },
      currentPath (firstPath)
{}

bool SessionLogWriter::hasRoomFor (const SessionRecord& record, std::size_t bytesPending,
                                   std::uint64_t rowsPending) const noexcept
{
    const auto isRow = record.type == SessionRecordType::row;
    return file.size() + bytesPending + record.numBytes + roomToEnd <= limits.mostBytes
           && (! isRow || rowsInFile + rowsPending < limits.mostRows);
}

bool SessionLogWriter::append (std::span<const std::byte> records)
{
    if (! problem().empty() || isFinished || (part == 0 && ! open()))
        return false;

    // All the records that fit into the file are written at once.
    std::size_t numBytes = 0;
    std::uint64_t rows = 0;

    while (numBytes < records.size())
    {
        const auto record = recordAt (records.subspan (numBytes));

        if (! record)
            return false; // half a record: the caller broke the contract

        if (! hasRoomFor (*record, numBytes, rows))
        {
            if (! put (records.first (numBytes), rows) || ! openAnother())
                return false;

            records = records.subspan (std::exchange (numBytes, 0));
            rows = 0;
            continue;
        }

        if (record->type == SessionRecordType::measurement)
            newestMeasurement.assign (records.begin() + static_cast<std::ptrdiff_t> (numBytes),
                                      records.begin() + static_cast<std::ptrdiff_t> (numBytes + record->numBytes));

        rows += record->type == SessionRecordType::row ? 1u : 0u;
        numBytes += record->numBytes;
    }

    return put (records, rows);
}

void SessionLogWriter::finish (std::uint64_t milliseconds)
{
    if (file.isOpen() && problem().empty())
    {
        std::array<std::byte, largestRecordBytes> end {};
        put (std::span (end).first (encodeEnd (milliseconds, end)));
    }

    file.close();
    isFinished = true;
}

bool SessionLogWriter::put (std::span<const std::byte> bytes, std::uint64_t rows)
{
    const auto error = bytes.empty() ? 0 : file.append (bytes);

    if (error != 0)
    {
        fail (error);
        return false;
    }

    rowsInFile += rows;
    numRows += rows;
    return true;
}

bool SessionLogWriter::openAnother()
{
    bytesBefore += file.size();
    rowsInFile = 0;
    return open() && put (newestMeasurement);
}

/** "name-2.twobuslog". */
std::filesystem::path SessionLogWriter::numbered (int number) const
{
    auto path = firstPath;
    return path.replace_filename (
        toPath (fmt::format ("{}-{}{}", toUtf8 (path.stem()), number, toUtf8 (path.extension()))));
}

bool SessionLogWriter::open()
{
    ++part;
    currentPath = firstPath;
    auto error = part == 1 ? file.create (currentPath) : EEXIST;

    for (int number = 2; error == EEXIST && number < mostNumbers && (part > 1 || whereTaken == IfNameTaken::addNumber);
         ++number)
    {
        currentPath = numbered (number);
        error = file.create (currentPath);
    }

    if (error != 0)
    {
        fail (error);
        return false;
    }

    std::array<std::byte, largestRecordBytes> header {};
    return put (std::span (header).first (encode (SessionLogHeader { part, startUnixMilliseconds }, header)));
}

void SessionLogWriter::fail (int error)
{
    const auto advice = isFull (error)    ? "Make room on this disk and start Twobus again."
                        : error == EEXIST ? "Twobus never overwrites a file: name another one."
                                          : "Check the folder and its permissions, and start Twobus again.";

    whatHappened = fmt::format ("The session is no longer written to {}: {}. {} Measuring continues.",
                                toUtf8 (currentPath), std::generic_category().message (error), advice);
    file.close();
}
} // namespace twobus

#include "Files/Sessions/SessionLog.h"

#include "Present/Base/PathText.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <numeric>
#include <optional>
#include <system_error>

namespace twobus
{
namespace
{
/** Builds a log from its records. */
class Assembly
{
public:
    explicit Assembly (SessionLog& logToFill) : log (logToFill) {}

    void add (const SessionRecord& record)
    {
        switch (record.type)
        {
            case SessionRecordType::measurement:
                if (const auto measurement = decodeMeasurement (record.content))
                    begin (*measurement);

                break;

            case SessionRecordType::row:
                if (const auto row = decodeRow (record.content))
                    add (*row);

                break;

            case SessionRecordType::gap: log.rowsMissed += decodeGap (record.content).value_or (0); break;

            case SessionRecordType::end: log.hasEnded = true; break;
        }
    }

private:
    void begin (const LoggedMeasurement& logged)
    {
        // A file that continues a full one repeats the record of its measurement.
        SessionMeasurement measurement;
        measurement.number = logged.number;
        measurement.generation = logged.generation;
        measurement.milliseconds = logged.milliseconds;
        measurement.sampleRate = logged.sampleRate;
        measurement.dualMono = logged.dualMono;
        measurement.layout = logged.layout;
        measurement.sourceName = logged.sourceName;
        log.measurements.push_back (std::move (measurement));
    }

    void add (const LoggedRow& row)
    {
        // The record of its measurement can be among the damaged ones.
        if (log.measurements.empty() || log.measurements.back().number != row.measurement)
        {
            SessionMeasurement unknown;
            unknown.number = row.measurement;
            unknown.milliseconds = row.milliseconds;
            log.measurements.push_back (std::move (unknown));
        }

        log.measurements.back().rows.push_back (row);
    }

    SessionLog& log;
};

/** The number of bytes before the next whole record; empty if there is none. */
std::optional<std::size_t> distanceToRecord (std::span<const std::byte> bytes)
{
    for (auto place = bytes.begin(); (place = std::find (place, bytes.end(), recordSync)) != bytes.end(); ++place)
        if (const auto distance = static_cast<std::size_t> (place - bytes.begin()); recordAt (bytes.subspan (distance)))
            return distance;

    return std::nullopt;
}

std::vector<std::byte> bytesOf (const std::filesystem::path& path)
{
    const auto fail = [&path] (const std::string& reason, std::string_view advice) {
        throw FileError (fmt::format ("{}: {}. {}", toUtf8 (path), reason, advice));
    };
    std::error_code error;

    if (! std::filesystem::exists (path, error))
        fail ("there is no such file", "See twobus-cli sessions for a list of the logs.");

    if (! std::filesystem::is_regular_file (path, error))
        fail ("it is not a file", "Name a session log.");

    const auto size = std::filesystem::file_size (path, error);

    if (! error && size > largestSessionLogBytes)
        fail ("it is too large for a session log", "Name a session log.");

    std::ifstream file (path, std::ios::binary);
    std::vector<std::byte> bytes (error ? 0 : static_cast<std::size_t> (size));

    if (! file || error)
        fail (
            fmt::format ("it cannot be opened: {}", error ? error.message() : std::generic_category().message (errno)),
            "Check its permissions.");

    file.read (reinterpret_cast<char*> (bytes.data()), static_cast<std::streamsize> (bytes.size()));
    bytes.resize (
        static_cast<std::size_t> (std::max<std::streamsize> (0, file.gcount()))); // it can have become shorter
    return bytes;
}

SessionLogHeader headerOf (const std::string& name, std::span<const std::byte> bytes)
{
    SessionLogHeader header;

    switch (decodeHeader (bytes, header))
    {
        case HeaderState::good: return header;

        case HeaderState::notALog:
            throw FileError (fmt::format (
                "{}: this is not a session log of Twobus. Name one that twobus-cli sessions lists.", name));

        case HeaderState::newer:
            throw FileError (
                fmt::format ("{}: a newer Twobus wrote this session log. Open it with that version.", name));

        case HeaderState::damaged: break;
    }

    return {}; // damage here loses only the start time and the part
}
} // namespace

std::uint64_t SessionLog::numRows() const noexcept
{
    return std::accumulate (
        measurements.begin(), measurements.end(), std::uint64_t { 0 },
        [] (std::uint64_t sum, const SessionMeasurement& measurement) { return sum + measurement.rows.size(); });
}

SessionLog parseSessionLog (const std::string& displayName, std::span<const std::byte> bytes)
{
    SessionLog log;
    log.path = displayName;
    log.header = headerOf (displayName, bytes);

    if (SessionLogHeader header; decodeHeader (bytes, header) == HeaderState::damaged)
    {
        log.damagedPlaces = 1;
        log.damagedBytes = sessionHeaderBytes;
    }

    Assembly assembly (log);

    for (auto rest = bytes.subspan (sessionHeaderBytes); ! rest.empty();)
    {
        const auto distance = distanceToRecord (rest);

        if (! distance)
        {
            log.tornBytes = rest.size();
            break;
        }

        log.damagedPlaces += *distance > 0 ? 1u : 0u;
        log.damagedBytes += *distance;

        const auto record = recordAt (rest.subspan (*distance));
        assembly.add (*record);
        rest = rest.subspan (*distance + record->numBytes);
    }

    return log;
}

SessionLog readSessionLog (const std::filesystem::path& path)
{
    const auto bytes = bytesOf (path);
    return parseSessionLog (toUtf8 (path), bytes);
}
} // namespace twobus

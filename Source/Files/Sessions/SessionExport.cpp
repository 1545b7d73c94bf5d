#include "Files/Sessions/SessionExport.h"

#include "Files/Disk/AtomicFile.h"
#include "Files/Sessions/SessionTime.h"
#include "Present/Base/CsvText.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

namespace twobus
{
SessionSummary summaryOf (const SessionLog& log, std::uint64_t bytes, bool isBeingWritten)
{
    SessionSummary summary;
    summary.path = log.path;
    summary.startedAt = localTimeText (log.header.startUnixMilliseconds);
    summary.secondsMeasured = static_cast<double> (log.numRows()) / rowsPerSecond;
    summary.bytes = bytes;
    summary.rowsMissed = log.rowsMissed;
    summary.damagedPlaces = log.damagedPlaces;
    summary.isBeingWritten = isBeingWritten;
    summary.hasEnded = log.hasEnded;

    for (const auto& measurement : log.measurements)
    {
        std::set<std::uint32_t> passes;

        for (const auto& row : measurement.rows)
            if (row.pass > 0)
                passes.insert (row.pass);

        summary.numPasses += static_cast<std::uint32_t> (passes.size());

        if (! measurement.sourceName.empty()
            && std::find (summary.sources.begin(), summary.sources.end(), measurement.sourceName)
                   == summary.sources.end())
            summary.sources.push_back (measurement.sourceName);
    }

    return summary;
}

std::string csvHeader()
{
    return "utc,measurement,seconds,pass,momentaryLufs,shortTermLufs,truePeakDbtp,samplePeakDbfs,lostFrames,flatRunsAtFullScale,sampleRate,channels,source\r\n";
}

std::string csvRow (const SessionLog& log, const SessionMeasurement& measurement, const LoggedRow& row)
{
    return fmt::format ("{},{},{:.1f},{},{},{},{},{},{},{},{},{},{}\r\n",
                        utcTimeText (log.header.startUnixMilliseconds + row.milliseconds), row.measurement,
                        static_cast<double> (row.number) / rowsPerSecond, row.pass, csvNumber (row.row.momentaryLufs),
                        csvNumber (row.row.shortTermLufs), csvNumber (row.row.truePeakDbtp),
                        csvNumber (row.row.samplePeakDbfs), row.lostFrames, row.flatRunsAtFullScale,
                        measurement.sampleRate, measurement.layout.size(), csvText (measurement.sourceName));
}

void writeCsv (const SessionLog& log, const std::filesystem::path& path, const std::stop_token& stop)
{
    std::error_code error;

    if (std::filesystem::exists (std::filesystem::symlink_status (path, error)))
        throw FileError (fmt::format ("{}: this file already exists, and Twobus never overwrites one. Name "
                                      "another file.",
                                      toUtf8 (path)));

    AtomicFile file (path);
    exportCsv (
        log, [&file] (const std::string& text) { file.write (text); }, stop);
    file.commitAsNew(); // in case the name was taken meanwhile
}
} // namespace twobus

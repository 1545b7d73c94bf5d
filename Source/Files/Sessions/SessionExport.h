#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Files/Sessions/SessionLog.h"
#include "Results/SessionSummary.h"

#include <filesystem>
#include <stop_token>
#include <string>

/** @file
    Summaries and CSV exports of a session log.
*/
namespace twobus
{
/** The facts about a log that fit on one line. */
SessionSummary summaryOf (const SessionLog&, std::uint64_t bytes, bool isBeingWritten);

/** Rows as comma-separated values (RFC 4180), a header first: utc, measurement, seconds, pass, momentaryLufs,
    shortTermLufs, truePeakDbtp, samplePeakDbfs, lostFrames, flatRunsAtFullScale, sampleRate, channels, source; see
    CsvText. Each line ends with CR LF. */
std::string csvHeader();
std::string csvRow (const SessionLog&, const SessionMeasurement&, const LoggedRow&);

/** Passes the whole log to append, line by line. Throws AnalysisStopped if a stop is requested before the last row. */
template <typename Append>
void exportCsv (const SessionLog& log, Append&& append, const std::stop_token& stop = {})
{
    append (csvHeader());

    for (const auto& measurement : log.measurements)
    {
        for (const auto& row : measurement.rows)
        {
            if (stop.stop_requested())
                throw AnalysisStopped();

            append (csvRow (log, measurement, row));
        }
    }
}

/** Writes the CSV file whole or not at all, and replaces nothing. Throws FileError, or AnalysisStopped like exportCsv.
    */
void writeCsv (const SessionLog&, const std::filesystem::path& path, const std::stop_token& stop = {});
} // namespace twobus

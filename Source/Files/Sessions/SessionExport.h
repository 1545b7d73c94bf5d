#pragma once

#include "Files/Analysis/FileAnalysis.h"
#include "Files/Sessions/SessionLog.h"
#include "Results/SessionSummary.h"

#include <filesystem>
#include <stop_token>
#include <string>

/** @file
    What a session log hands on.
*/
namespace twobus
{
/** What there is to say of a log in a line. */
SessionSummary summaryOf (const SessionLog&, std::uint64_t bytes, bool isBeingWritten);

/** Rows as comma-separated values (RFC 4180), a header first: utc, measurement, seconds, pass, momentaryLufs,
    shortTermLufs, truePeakDbtp, samplePeakDbfs, lostFrames, flatRunsAtFullScale, sampleRate, channels, source; see
    CsvText. Each ends with CR LF. */
std::string csvHeader();
std::string csvRow (const SessionLog&, const SessionMeasurement&, const LoggedRow&);

/** All of them: append gets the text row by row. Throws AnalysisStopped where a stop is requested before the last. */
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

/** Writes it whole or not at all, and over nothing. Throws FileError; AnalysisStopped as exportCsv does. */
void writeCsv (const SessionLog&, const std::filesystem::path& path, const std::stop_token& stop = {});
} // namespace twobus

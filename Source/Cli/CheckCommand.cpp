#include "Cli/CheckCommand.h"

#include "Advice/FileFindings.h"
#include "Cli/Interruption.h"
#include "Cli/OwnStreams.h"
#include "Cli/ReportOptions.h"
#include "Cli/Terminal.h"
#include "Files/AtomicFile.h"
#include "Files/ParallelAnalysis.h"
#include "Present/FileReport.h"
#include "Present/Numbers.h"
#include "Present/Printable.h"
#include "Present/ProgressText.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <utility>

namespace twobus
{
namespace
{
constexpr int exitReady = 0, exitFix = 1, exitUnread = 2;

/** One line on stderr that is written over and at last wiped; nothing where stderr is not a terminal. */
class ProgressLine
{
public:
    explicit ProgressLine (const OwnStreams& streamsToUse) : streams (streamsToUse) {}
    ~ProgressLine() { wipe(); }

    /** nameOfOne stands for the list where it is one file only. */
    void show (const FileListProgress& progress, const std::string& nameOfOne)
    {
        if (! isWatched)
            return;

        const auto subject = progress.numFiles == 1 ? printable (nameOfOne) : fmt::format ("{} of {} files", progress.numDone, progress.numFiles);
        auto next = progressText (subject, progress.share, progress.secondsLeft);

        if (next == shown)
            return;

        fmt::print (streams.errors(), "\r\033[K{}", next);
        std::fflush (streams.errors());
        shown = std::move (next);
    }

    void wipe()
    {
        if (! shown.empty())
            fmt::print (streams.errors(), "\r\033[K");

        shown.clear();
    }

private:
    const OwnStreams& streams;
    const bool isWatched = isTerminal (streams.errors());
    std::string shown;
};

/** Returns the file's exit status. */
int printResult (const FileResult& result, const CheckOptions& options, const OwnStreams& streams)
{
    if (! result.analysis)
    {
        if (options.asJson)
            fmt::print (streams.output(), "{}\n", fileFailureJson (result.path, result.error));

        std::fflush (streams.output());
        fmt::print (streams.errors(), "{}\n", printable (result.error));
        return exitUnread;
    }

    const auto& analysis = *result.analysis;
    const DeliveryChoice delivery { options.targets, options.withAllTargets };
    const auto report = options.asJson
                            ? fileReportJson (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery, analysis.findings)
                            : fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery, analysis.findings);
    fmt::print (streams.output(), "{}\n", report);
    std::fflush (streams.output());
    return asksForAFix (analysis.advice.verdict) || asksForAFix (analysis.findings) ? exitFix : exitReady;
}

/** Returns the exit status; what was written is told on stderr, where stdout has the readings. */
int finishReports (ReportWriter& reports, const OwnStreams& streams)
{
    reports.finish();

    for (const auto& name : reports.written())
        fmt::print (streams.errors(), "Written: {}\n", printable (name));

    for (const auto& problem : reports.problems())
        fmt::print (streams.errors(), "{}\n", printable (problem));

    return reports.problems().empty() ? exitReady : exitUnread;
}
} // namespace

int runCheck (const CheckOptions& options)
{
    const OwnStreams streams;
    const Interruption interruption;
    const auto files = listFiles (options.paths, { std::numeric_limits<std::size_t>::max(), interruption.token() }).files;
    const auto wasListed = ! interruption.token().stop_requested();
    auto status = exitReady;
    std::size_t numPrinted = 0;
    ProgressLine progressLine (streams);
    std::optional<ReportWriter> reports;

    try
    {
        if (options.reports.areWanted())
            reports.emplace (options.reports, reportSettings (options), files);
    }
    catch (const FileWriteError& error)
    {
        fmt::print (streams.errors(), "{}\n", printable (error.what()));
        return exitUnread;
    }

    ParallelAnalysis analysis { options.analysis, 0, {}, {} };
    analysis.onProgress = [&] (const FileListProgress& progress) { progressLine.show (progress, files.front().path); };
    analysis.onResult = [&] (const FileResult& result) {
        progressLine.wipe();
        status = std::max (status, printResult (result, options, streams));
        ++numPrinted;

        if (reports)
            reports->add (result);
    };
    analysis.run (files, interruption.token());

    const auto isWhole = wasListed && numPrinted == files.size();

    if (reports && isWhole)
        status = std::max (status, finishReports (*reports, streams));

    if (std::ferror (streams.output()) != 0)
    {
        fmt::print (streams.errors(), "{}", outputFailedSentence);
        return exitUnread;
    }

    if (isWhole)
        return status;

    progressLine.wipe();
    fmt::print (streams.errors(), "Stopped: {} checked. What is printed is whole{}; check the others again.\n", countText (numPrinted, "file was", "files were"),
                reports ? ", no report was written" : "");
    return interruption.exitStatus();
}
} // namespace twobus

#include "Cli/CheckCommand.h"

#include "Cli/ReportOptions.h"
#include "Cli/Terminal.h"
#include "Files/AtomicFile.h"
#include "Files/ParallelAnalysis.h"
#include "Present/FileReport.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
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
    ~ProgressLine() { wipe(); }

    /** nameOfOne stands for the list where it is one file only. */
    void show (const FileListProgress& progress, const std::string& nameOfOne)
    {
        if (! isTerminal)
            return;

        const auto subject = progress.numFiles == 1 ? nameOfOne : fmt::format ("{} of {} files", progress.numDone, progress.numFiles);
        auto next = fmt::format ("{}  {} %", subject, static_cast<int> (progress.share * 100.0));

        if (next == shown)
            return;

        fmt::print (stderr, "\r\033[K{}", next);
        std::fflush (stderr);
        shown = std::move (next);
    }

    void wipe()
    {
        if (! shown.empty())
            fmt::print (stderr, "\r\033[K");

        shown.clear();
    }

private:
    const bool isTerminal = stderrIsTerminal();
    std::string shown;
};

/** Returns the file's exit status. */
int printResult (const FileResult& result, const CheckOptions& options)
{
    if (! result.analysis)
    {
        if (options.asJson)
            fmt::print ("{}\n", fileFailureJson (result.path, result.error));

        std::fflush (stdout);
        fmt::print (stderr, "{}\n", result.error);
        return exitUnread;
    }

    const auto& analysis = *result.analysis;
    const DeliveryChoice delivery { options.targets, options.withAllTargets };
    const auto report = options.asJson
                            ? fileReportJson (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery)
                            : fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery);
    fmt::print ("{}\n", report);
    std::fflush (stdout);
    return asksForAFix (analysis.advice.verdict) ? exitFix : exitReady;
}
/** Returns the exit status; what was written is told on stderr, where stdout has the readings. */
int finishReports (ReportWriter& reports)
{
    reports.finish();

    for (const auto& name : reports.written())
        fmt::print (stderr, "Written: {}\n", name);

    for (const auto& problem : reports.problems())
        fmt::print (stderr, "{}\n", problem);

    return reports.problems().empty() ? exitReady : exitUnread;
}
} // namespace

int runCheck (const CheckOptions& options)
{
    const auto files = listFiles (options.paths);
    auto status = exitReady;
    ProgressLine progressLine;
    std::optional<ReportWriter> reports;

    try
    {
        if (options.reports.areWanted())
            reports.emplace (options.reports, reportSettings (options), files);
    }
    catch (const FileWriteError& error)
    {
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }

    ParallelAnalysis analysis { options.analysis, 0, {}, {} };
    analysis.onProgress = [&] (const FileListProgress& progress) { progressLine.show (progress, files.front().path); };
    analysis.onResult = [&] (const FileResult& result) {
        progressLine.wipe();
        status = std::max (status, printResult (result, options));

        if (reports)
            reports->add (result);
    };
    analysis.run (files);

    if (reports)
        status = std::max (status, finishReports (*reports));

    if (std::ferror (stdout) != 0)
    {
        fmt::print (stderr, "{}", outputFailedSentence);
        return exitUnread;
    }

    return status;
}
} // namespace twobus

#include "Cli/CheckCommand.h"

#include "Advice/FileFindings.h"
#include "Cli/ReportOptions.h"
#include "Files/ParallelAnalysis.h"
#include "Present/FileReport.h"
#include "Present/Numbers.h"
#include "Present/PathText.h"
#include "Present/ProgressText.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace twobus
{
namespace
{
/** Returns the file's exit status. */
int printResult (const FileResult& result, const CheckOptions& options, Console& console)
{
    if (! result.analysis)
    {
        if (options.asJson)
            console.print (fileFailureJson (toUtf8 (result.path), result.error) + '\n');

        console.say (result.error);
        return exitFailed;
    }

    const auto& analysis = *result.analysis;
    const DeliveryChoice delivery { options.targets, options.withAllTargets };
    const auto report = options.asJson
                            ? fileReportJson (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery, analysis.findings)
                            : fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms, delivery, analysis.findings);
    console.print (report + '\n');
    console.flush();
    return asksForAFix (analysis.advice.verdict) || asksForAFix (analysis.findings) ? exitFix : exitReady;
}

/** Returns the exit status; what was written is told on stderr, where stdout has the readings. */
int finishReports (ReportWriter& reports, Console& console)
{
    reports.finish();

    for (const auto& name : reports.written())
        console.say (fmt::format ("Written: {}", toUtf8 (name)));

    for (const auto& problem : reports.problems())
        console.say (problem);

    return reports.problems().empty() ? exitReady : exitFailed;
}

/** nameOfOne stands for the list where it is one file only. */
std::string lineFor (const FileListProgress& progress, const std::string& nameOfOne)
{
    const auto subject = progress.numFiles == 1 ? nameOfOne : fmt::format ("{} of {} files", progress.numDone, progress.numFiles);
    return progressText (subject, progress.share, progress.secondsLeft);
}
} // namespace

int runCheck (const CheckOptions& options, Console& console)
{
    const auto stop = console.stop();
    const auto files = listFiles (options.paths, { std::numeric_limits<std::size_t>::max(), stop }).files;
    const auto wasListed = ! stop.stop_requested();
    auto status = exitReady;
    std::size_t numPrinted = 0;
    std::optional<ReportWriter> reports;

    if (options.reports.areWanted())
        reports.emplace (options.reports, reportSettings (options), files);

    ParallelAnalysis analysis { options.analysis, 0, {}, {} };
    analysis.onProgress = [&] (const FileListProgress& progress) { console.showProgress (lineFor (progress, toUtf8 (files.front().path))); };
    analysis.onResult = [&] (const FileResult& result) {
        status = std::max (status, printResult (result, options, console));
        ++numPrinted;

        if (reports)
            reports->add (result);
    };
    analysis.run (files, stop);

    const auto isWhole = wasListed && numPrinted == files.size();

    if (reports && isWhole)
        status = std::max (status, finishReports (*reports, console));

    if (isWhole)
        return console.finish (status);

    return console.stopped (fmt::format ("{} checked. What is printed is whole{}; check the others again.", countText (numPrinted, "file was", "files were"),
                                         reports ? ", no report was written" : ""));
}
} // namespace twobus

#include "Cli/CheckCommand.h"

#include "Advice/DeliveryTarget.h"
#include "Advice/FileFindings.h"
#include "Cli/ReportOptions.h"
#include "Cli/SharedOptions.h"
#include "Files/Analysis/FileAnalysis.h"
#include "Files/Analysis/ParallelAnalysis.h"
#include "Files/Decoding/ReadableFormats.h"
#include "Files/Reports/ProgramVersion.h"
#include "Files/Reports/ReportWriter.h"
#include "Files/Sessions/SessionTime.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ProgressText.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Reports/FileReport.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
namespace
{
struct CheckOptions
{
    std::vector<std::filesystem::path> paths; ///< files and folders: see listFiles
    bool asJson = false;
    FileAnalysisOptions analysis;
    RmsConvention rms = RmsConvention::mathematical;
    std::vector<DeliveryTarget> targets; ///< for masters
    bool withAllTargets = false; ///< also shows the targets that are hidden by default
    ReportFiles reports; ///< in addition to stdout
};

/** The options that CLI11 fills in directly, and the texts of the others as given. */
struct CheckCommandLine
{
    CheckOptions filled;
    std::vector<std::string> paths;
    std::string layout;
    StageOptions stage;
    SenseOptions sense;
    TargetsOption targets;
    ReportOptions reports;

    CheckOptions options() const;
};

const std::map<std::string, ChannelLayout>& layouts()
{
    using enum ChannelPosition;

    static const std::map<std::string, ChannelLayout> all {
        { "mono", { mono } },
        { "stereo", { left, right } },
        { "3.0", { left, right, centre } },
        { "4.0", { left, right, leftSurround, rightSurround } },
        { "5.0", { left, right, centre, leftSurround, rightSurround } },
        { "5.1", { left, right, centre, lowFrequency, leftSurround, rightSurround } },
        { "7.1", { left, right, centre, lowFrequency, leftRear, rightRear, leftSurround, rightSurround } }
    };

    return all;
}

CheckOptions CheckCommandLine::options() const
{
    auto options = filled;
    options.paths = toPaths (paths);
    options.analysis.stage = stage.stage();
    options.rms = sense.rms();
    options.targets = targets.targets();
    options.reports.markers = reports.markers();

    if (! layout.empty())
        options.analysis.layout = layouts().at (layout);

    return options;
}

std::string timeNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return localTimeText (
        static_cast<std::uint64_t> (std::chrono::duration_cast<std::chrono::milliseconds> (now).count()));
}

/** The settings that a report shows, with the time now. */
ReportSettings reportSettings (const CheckOptions& options)
{
    return { std::string (programVersion()),
             timeNow(),
             options.analysis.stage,
             options.analysis.aimDbtp,
             options.analysis.isClippedByChoice,
             options.analysis.dualMono,
             options.rms,
             { options.targets, options.withAllTargets } };
}

/** Prints a result and returns the file's exit status. */
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
    const auto report = options.asJson ? fileReportJson (analysis.facts, analysis.readings, analysis.advice,
                                                         analysis.choices, options.rms, delivery, analysis.findings)
                                       : fileReportText (analysis.facts, analysis.readings, analysis.advice,
                                                         analysis.choices, options.rms, delivery, analysis.findings);
    console.print (report + '\n');
    console.flush();
    return needsFix (analysis.advice.verdict) || needsFix (analysis.findings) ? exitFix : exitReady;
}

/** Finishes the reports and returns the exit status. Lists the files on stderr, since stdout has the readings. */
int finishReports (ReportWriter& reports, Console& console)
{
    reports.finish();

    for (const auto& name : reports.written())
        console.say (fmt::format ("Written: {}", toUtf8 (name)));

    for (const auto& problem : reports.problems())
        console.say (problem);

    return reports.problems().empty() ? exitReady : exitFailed;
}

/** Shows nameOfOne instead of a count if the list has only one file. */
std::string lineFor (const FileListProgress& progress, const std::string& nameOfOne)
{
    const auto subject =
        progress.numFiles == 1 ? nameOfOne : fmt::format ("{} of {} files", progress.numDone, progress.numFiles);
    return progressText (subject, progress.share, progress.secondsLeft);
}

int runCheck (const CheckOptions& options, Console& console)
{
    const auto stop = console.stop();
    const auto files = listFiles (options.paths, { std::numeric_limits<std::size_t>::max(), stop }).files;
    const auto wasListed = ! stop.stop_requested();
    auto status = exitReady;
    std::size_t numPrinted = 0;
    std::optional<ReportWriter> reports;

    if (options.reports.isAnyRequested())
        reports.emplace (options.reports, reportSettings (options), files);

    ParallelAnalysis analysis { options.analysis, 0, {}, {} };
    analysis.onProgress = [&] (const FileListProgress& progress) {
        console.showProgress (lineFor (progress, toUtf8 (files.front().path)));
    };
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

    return console.stopped (fmt::format ("{} checked. Everything printed is complete{}; check the other files again.",
                                         countText (numPrinted, "file was", "files were"),
                                         reports ? ", no report was written" : ""));
}
} // namespace

Subcommand addCheckCommand (CLI::App& app)
{
    const auto given = std::make_shared<CheckCommandLine>();
    auto& filled = given->filled;
    auto* command = app.add_subcommand ("check", "Measure audio files and print every reading and the verdict");
    command
        ->add_option ("FILE", given->paths,
                      "Files (" + readableFormats ("or") + "), or folders for all such files in them")
        ->required()
        ->option_text ("...");
    command->add_flag ("--json", filled.asJson, "Print one JSON object per file, each on one line");
    command
        ->add_option ("--layout", given->layout,
                      "Name the channels if a file does not: mono, stereo, 3.0, 4.0, 5.0, 5.1 or 7.1, in WAV order")
        ->check (CLI::IsMember (layouts()))
        ->option_text ("NAME");
    given->stage.addTo (*command, filled.analysis.aimDbtp, filled.analysis.isClippedByChoice);
    given->sense.addTo (*command, filled.analysis.dualMono);
    given->targets.addTo (*command);
    command->add_flag (
        "--all-targets", filled.withAllTargets,
        "With --stage master: include broadcast, film, games, podcasts and recommendations in the delivery table");
    given->reports.addTo (*command, filled.reports);
    command->footer ("Put names that begin with a dash after --");
    return { command, [given] (Console& console) { return runCheck (given->options(), console); } };
}
} // namespace twobus

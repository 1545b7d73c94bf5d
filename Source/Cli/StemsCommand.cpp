#include "Cli/StemsCommand.h"

#include "Cli/SharedOptions.h"
#include "Files/Analysis/FileList.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/ReadableFormats.h"
#include "Files/Stems/StemAnalysis.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/StemJson.h"
#include "Present/Reports/StemText.h"

#include <fmt/format.h>
#include <limits>
#include <memory>
#include <new>

namespace twobus
{
namespace
{
struct StemsOptions
{
    std::vector<std::string> paths; ///< files and folders: see listFiles
    std::string mix;
    StemOptions analysis;
    bool asJson = false;
};

/** The files and the audio files in the folders. Throws FileError for a folder that has no audio or cannot be read. */
std::vector<std::filesystem::path> filesOf (const std::vector<std::filesystem::path>& paths,
                                            const std::stop_token& stop)
{
    std::vector<std::filesystem::path> files;

    for (const auto& file : listFiles (paths, { std::numeric_limits<std::size_t>::max(), stop }).files)
    {
        if (! file.problem.empty())
            throw FileError (file.problem);

        files.push_back (file.path);
    }

    if (stop.stop_requested())
        throw AnalysisStopped();

    return files;
}

StemReport analyse (const StemsOptions& options, Console& console)
{
    const auto stop = console.stop();
    auto analysis = options.analysis;

    if (! options.mix.empty())
        analysis.mixPath = toPath (options.mix);

    const auto show = [&] (double share) {
        if (share >= 0.0)
            console.showProgress (fmt::format ("{} %", static_cast<int> (share * 100.0)));
    };

    try
    {
        return analyseStems (filesOf (toPaths (options.paths), stop), analysis, show, stop);
    }
    catch (const std::bad_alloc&)
    {
        throw FileError ("There is not enough memory to sum these stems. Close other programs and try again.");
    }
}

int runStems (const StemsOptions& options, Console& console)
{
    try
    {
        const auto report = analyse (options, console);
        console.print ((options.asJson ? stemReportJson (report) : stemReportText (report)) + '\n');
        return console.finish (needsFix (report.advice.verdict) ? exitFix : exitReady);
    }
    catch (const FileError& error)
    {
        if (options.asJson)
            console.print (stemFailureJson (error.what()) + '\n');

        throw;
    }
}
} // namespace

Subcommand addStemsCommand (CLI::App& app)
{
    const auto options = std::make_shared<StemsOptions>();
    auto* command = app.add_subcommand ("stems", "Sum stems, and show which use the headroom and which to lower");
    command
        ->add_option ("FILE", options->paths,
                      "The stems (" + readableFormats ("or") + "), or folders for all such files in them")
        ->required()
        ->option_text ("...");
    command->add_option ("--mix", options->mix, "Compare their sum with this bounce: do the stems null against it?")
        ->option_text ("FILE");
    addAimOption (*command, options->analysis.aimDbtp, "The highest true peak to leave");
    command->add_flag ("--json", options->asJson, "Print one JSON object");
    command->footer ("Put names that begin with a dash after --");
    return { command, [options] (Console& console) { return runStems (*options, console); } };
}
} // namespace twobus

#include "Cli/StemsCommand.h"

#include "Cli/Terminal.h"
#include "Files/AudioFile.h"
#include "Files/FileList.h"
#include "Files/ReadableFormats.h"
#include "Files/StemAnalysis.h"
#include "Present/StemJson.h"
#include "Present/StemText.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <new>

namespace twobus
{
namespace
{
constexpr int exitReady = 0, exitFix = 1, exitUnread = 2;

struct StemsOptions
{
    std::vector<std::string> paths; ///< files and folders: see listFiles
    std::string mix;
    StemOptions analysis;
    bool asJson = false;
};

/** One line on stderr that is written over and at last wiped; nothing where stderr is not a terminal. */
class ProgressLine
{
public:
    ~ProgressLine()
    {
        if (shown >= 0)
            fmt::print (stderr, "\r\033[K");
    }

    void show (double share)
    {
        const auto percent = static_cast<int> (share * 100.0);

        if (! stderrIsTerminal() || share < 0.0 || percent == shown)
            return;

        fmt::print (stderr, "\r\033[K{} %", percent);
        std::fflush (stderr);
        shown = percent;
    }

private:
    int shown = -1;
};

/** Throws AudioFileError for a folder without audio, or one that cannot be read. */
std::vector<std::string> filesOf (const std::vector<std::string>& paths)
{
    std::vector<std::string> files;

    for (const auto& file : listFiles (paths))
    {
        if (! file.problem.empty())
            throw AudioFileError (file.problem);

        files.push_back (file.path);
    }

    return files;
}

StemReport analyse (const StemsOptions& options)
{
    ProgressLine line;
    auto analysis = options.analysis;

    if (! options.mix.empty())
        analysis.mixPath = options.mix;

    return analyseStems (filesOf (options.paths), analysis, [&] (double share) { line.show (share); });
}

int fail (const std::string& reason, bool asJson)
{
    if (asJson)
        fmt::print ("{}\n", stemFailureJson (reason));

    std::fflush (stdout);
    fmt::print (stderr, "{}\n", reason);
    return exitUnread;
}

int runStems (const StemsOptions& options)
{
    auto status = exitReady;

    try
    {
        const auto report = analyse (options);
        fmt::print ("{}\n", options.asJson ? stemReportJson (report) : stemReportText (report));
        status = asksForAFix (report.advice.verdict) ? exitFix : exitReady;
    }
    catch (const AudioFileError& error)
    {
        return fail (error.what(), options.asJson);
    }
    catch (const std::bad_alloc&)
    {
        return fail ("There is too little memory to sum these stems. Close other programs and try again.", options.asJson);
    }

    if (std::fflush (stdout) == 0 && std::ferror (stdout) == 0)
        return status;

    fmt::print (stderr, "{}", outputFailedSentence);
    return exitUnread;
}
} // namespace

Subcommand addStemsCommand (CLI::App& app)
{
    const auto options = std::make_shared<StemsOptions>();
    auto* command = app.add_subcommand ("stems", "Sum stems, and tell who uses the headroom and which to lower");
    const auto isAim = [] (const std::string& text) {
        double dbtp = 0.0;
        const auto isIn = CLI::detail::lexical_cast (text, dbtp) && dbtp >= lowestAimDbtp && dbtp <= highestAimDbtp; // NaN is not
        return isIn ? std::string() : text + ": the aim is a true peak of -12 to -3 dBTP";
    };

    command->add_option ("FILE", options->paths, "The stems (" + readableFormats ("or") + "), or folders for all such files in them")->required()->option_text ("...");
    command->add_option ("--mix", options->mix, "Hold their sum against this bounce: do the stems null against it?")->option_text ("FILE");
    command->add_option ("--aim", options->analysis.aimDbtp, "The highest true peak to leave, -3 to -12 dBTP; -6 is the default")
        ->check (CLI::Validator (isAim, "", ""))
        ->option_text ("DBTP");
    command->add_flag ("--json", options->asJson, "One JSON object");
    command->footer ("A name that starts with a dash goes after --");
    return { command, [options] { return runStems (*options); } };
}
} // namespace twobus

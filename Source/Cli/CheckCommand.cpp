#include "Cli/CheckCommand.h"

#include "Cli/Terminal.h"
#include "Files/AudioFile.h"
#include "Present/FileReport.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr int exitReady = 0, exitFix = 1, exitUnread = 2;

/** One line on stderr that is written over and at last wiped; nothing where stderr is not a terminal. */
class ProgressLine
{
public:
    explicit ProgressLine (const std::string& path) : name (path) {}
    ~ProgressLine() { wipe(); }

    void show (double share)
    {
        const auto percent = share < 0.0 ? -1 : static_cast<int> (std::min (share, 1.0) * 100.0);

        if (! isTerminal || percent == shownPercent)
            return;

        shownPercent = percent;
        isShown = true;
        fmt::print (stderr, "\r\033[K{}  {}", name, percent < 0 ? "reading" : fmt::format ("{} %", percent));
        std::fflush (stderr);
    }

    void wipe()
    {
        if (isShown)
            fmt::print (stderr, "\r\033[K");

        isShown = false;
    }

private:
    std::string name;
    bool isTerminal = stderrIsTerminal();
    bool isShown = false;
    int shownPercent = -2;
};

int checkFile (const std::string& path, const CheckOptions& options)
{
    ProgressLine progress (path);

    try
    {
        const auto analysis = analyseFile (path, options.analysis, [&progress] (double share) { progress.show (share); });
        progress.wipe();

        const auto report = options.asJson
                                ? fileReportJson (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms)
                                : fileReportText (analysis.facts, analysis.readings, analysis.advice, analysis.choices, options.rms);
        fmt::print ("{}\n", report);
        return asksForAFix (analysis.advice.verdict) ? exitFix : exitReady;
    }
    catch (const std::exception& error) // an AudioFileError, or no memory: the other files are still checked
    {
        progress.wipe();

        if (options.asJson)
            fmt::print ("{}\n", fileFailureJson (path, error.what()));

        std::fflush (stdout);
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }
}
} // namespace

int runCheck (const CheckOptions& options)
{
    auto status = exitReady;

    for (const auto& path : options.paths)
    {
        status = std::max (status, checkFile (path, options));
        std::fflush (stdout);
    }

    if (std::ferror (stdout) != 0)
    {
        fmt::print (stderr, "{}", outputFailedSentence);
        return exitUnread;
    }

    return status;
}
} // namespace twobus

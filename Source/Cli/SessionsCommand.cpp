#include "Cli/SessionsCommand.h"

#include "Files/Disk/UsersFolder.h"
#include "Files/Sessions/SessionExport.h"
#include "Files/Sessions/SessionFolder.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/SessionText.h"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace twobus
{
namespace
{
struct SessionsOptions
{
    std::string log, csv;
};

int listSessions (Console& console)
{
    const auto stop = console.stop();
    const auto folder = usersSessionFolder();

    if (folder.empty())
        throw FileError (noHomeText());

    const auto files = listSessionFiles (folder);

    if (files.empty())
        console.print (fmt::format ("No session logs in {}.\n", printable (toUtf8 (folder))));

    for (const auto& file : files)
    {
        if (stop.stop_requested())
            return console.stopped ("not all session logs were listed.");

        SessionSummary summary;

        try
        {
            summary = summaryOf (readSessionLog (file.path), file.bytes, file.isBeingWritten);
        }
        catch (const FileError& error)
        {
            summary.problem = error.what();
        }

        console.print (sessionText (summary));
    }

    return console.finish (exitReady);
}

int exportSession (const SessionsOptions& options, Console& console)
{
    const auto stop = console.stop();
    const auto log = readSessionLog (toPath (options.log));

    if (! options.csv.empty())
    {
        writeCsv (log, toPath (options.csv), stop);
        return exitReady;
    }

    try
    {
        exportCsv (
            log, [&console] (const std::string& text) { console.print (text); }, stop);
    }
    catch (const AnalysisStopped&)
    {
        return console.stopped ("the printed rows are complete, but not all were printed.");
    }

    return console.finish (exitReady);
}
} // namespace

Subcommand addSessionsCommand (CLI::App& app)
{
    const auto options = std::make_shared<SessionsOptions>();
    auto* sessions = app.add_subcommand ("sessions", "List the session logs: what was heard live, the newest first");
    sessions->require_subcommand (0, 1);

    auto* exporting = sessions->add_subcommand ("export", "Write a session log as CSV, one row every 0.1 s");
    exporting->add_option ("LOG", options->log, "The session log")->required()->option_text (" ");
    exporting->add_option ("--csv", options->csv, "The file to write (default: standard output)")->option_text ("FILE");

    return { sessions, [options, exporting] (Console& console) {
                return *exporting ? exportSession (*options, console) : listSessions (console);
            } };
}
} // namespace twobus

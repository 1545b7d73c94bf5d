#include "Cli/SessionsCommand.h"

#include "Cli/Terminal.h"
#include "Files/SessionExport.h"
#include "Files/SessionFolder.h"
#include "Files/UsersFolder.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <string>

namespace twobus
{
namespace
{
constexpr int exitDone = 0, exitUnread = 2;

struct SessionsOptions
{
    std::string log, csv;
};

int finishOutput()
{
    if (std::fflush (stdout) == 0 && std::ferror (stdout) == 0)
        return exitDone;

    fmt::print (stderr, "{}", outputFailedSentence);
    return exitUnread;
}

int listSessions()
{
    const auto folder = usersSessionFolder();
    const auto files = listSessionFiles (folder);

    if (files.empty())
        fmt::print ("No session logs in {}.\n", folder);

    for (const auto& file : files)
    {
        SessionSummary summary;

        try
        {
            summary = summaryOf (readSessionLog (file.path), file.bytes, file.isBeingWritten);
        }
        catch (const SessionLogError& error)
        {
            summary.problem = error.what();
        }

        fmt::print ("{}", sessionText (summary));
    }

    return finishOutput();
}

int exportSession (const SessionsOptions& options)
{
    try
    {
        const auto log = readSessionLog (options.log);

        if (! options.csv.empty())
        {
            writeCsv (log, options.csv);
            return exitDone;
        }

        exportCsv (log, [] (const std::string& text) { std::fputs (text.c_str(), stdout); });
        return finishOutput();
    }
    catch (const SessionLogError& error)
    {
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }
}
} // namespace

Subcommand addSessionsCommand (CLI::App& app)
{
    const auto options = std::make_shared<SessionsOptions>();
    auto* sessions = app.add_subcommand ("sessions", "List the session logs: what was heard live, the newest first");
    sessions->require_subcommand (0, 1);

    auto* exporting = sessions->add_subcommand ("export", "Write a session log as CSV, a row each 0.1 s");
    exporting->add_option ("LOG", options->log, "The session log")->required()->option_text (" ");
    exporting->add_option ("--csv", options->csv, "The file to make; without it to stdout")->option_text ("FILE");

    return { sessions, [options, exporting] { return *exporting ? exportSession (*options) : listSessions(); } };
}
} // namespace twobus

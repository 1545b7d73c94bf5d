#include "Cli/CheckCommand.h"
#include "Cli/CompareCommand.h"
#include "Cli/Console.h"
#include "Cli/DevicesCommand.h"
#include "Cli/MeterCommand.h"
#include "Cli/PathCheckCommand.h"
#include "Cli/SessionsCommand.h"
#include "Cli/StemsCommand.h"
#include "Cli/Subcommand.h"
#include "Cli/TargetsCommand.h"
#include "Cli/VerifyCommand.h"
#include "Devices/LibraryVersions.h"
#include "Files/Analysis/FileAnalysis.h"
#include "Files/Disk/FileError.h"
#include "Files/Reports/ProgramVersion.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <new>
#include <span>
#include <string>
#include <system_error>
#include <vector>

namespace
{
using namespace twobus;

/** Runs a command. Turns its exceptions into a sentence and an exit status. */
int call (const std::function<int (Console&)>& command)
{
    Console console;
    const auto fail = [&console] (const std::string& sentence) {
        console.say (sentence);
        return exitFailed;
    };

    try
    {
        return command (console);
    }
    catch (const AnalysisStopped&)
    {
        return console.stopped ("nothing was printed and no file was written.");
    }
    catch (const FileError& error)
    {
        return fail (error.what());
    }
    catch (const std::bad_alloc&)
    {
        return fail ("There is not enough memory for this. Close other programs and try again.");
    }
    catch (const std::exception& error)
    {
        return fail (
            fmt::format ("twobus-cli stopped: {}. Please report it with the command that you gave.", error.what()));
    }
}

/** Explains -- if an argument is an existing file whose name begins with a dash, since it looks like an option. */
void explainLeadingDash (std::span<char* const> arguments)
{
    for (const auto* argument : arguments)
    {
        std::error_code ignored;

        if (argument[0] == '-' && std::filesystem::exists (toPath (argument), ignored))
        {
            std::fputs (fmt::format ("Put a name that begins with a dash after --, for example: twobus-cli check -- "
                                     "{}\n",
                                     printable (argument))
                            .c_str(),
                        stderr);
            return;
        }
    }
}

std::string failureMessage (const CLI::App*, const CLI::Error& error)
{
    return printable (error.what()) + "\nRun with --help for more information.\n";
}

int runCommandLine (int argc, char** argv)
{
    CLI::App app ("Twobus: is the mix safe to bounce, and how many dB to move the master fader?", "twobus-cli");
    const auto version = versionText ("twobus-cli", juceVersion());
    app.set_version_flag ("--version", version.substr (0, version.size() - 1)); // CLI11 adds the line end
    app.require_subcommand (1);
    app.failure_message (failureMessage);
    app.footer ("Exit status: 0 all ready, 1 something needs fixing, 2 a file or device could not be read, 130 "
                "stopped by Ctrl+C.");

    const std::vector<Subcommand> commands { addCheckCommand (app),   addTargetsCommand (app),  addDevicesCommand (app),
                                             addMeterCommand (app), // in the order of --help
                                             addCompareCommand (app), addSessionsCommand (app), addStemsCommand (app),
                                             addVerifyCommand (app),  addPathCheckCommand (app) };

    try
    {
        app.parse (argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        const auto isFine = app.exit (error) == 0;

        if (! isFine)
            explainLeadingDash (std::span (argv, static_cast<std::size_t> (argc)));

        return isFine ? 0 : exitFailed;
    }

    for (const auto& command : commands)
        if (*command.command)
            return call (command.run);

    return exitFailed; // unreachable: CLI11 requires a subcommand
}
} // namespace

int main (int argc, char** argv)
{
    try
    {
        return runCommandLine (argc, argv);
    }
    catch (const std::exception& error) // before a command started, for example if memory runs out
    {
        std::fprintf (stderr, "twobus-cli could not start: %s. Close other programs and try again.\n", error.what());
        return exitFailed;
    }
}

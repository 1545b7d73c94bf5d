#pragma once

#include "Cli/Console.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace twobus
{
/** A subcommand of twobus-cli. Making one adds its options to the command line; run is called after that has been
    parsed. */
struct Subcommand
{
    CLI::App* command = nullptr; ///< true if the user gave this command

    /** Returns the exit status. Need not catch FileError or AnalysisStopped: the caller turns exceptions into a message
        and an exit status. */
    std::function<int (Console&)> run;
};
} // namespace twobus

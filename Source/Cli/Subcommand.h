#pragma once

#include "Cli/Console.h"

#include <CLI/CLI.hpp>
#include <functional>

namespace twobus
{
/** A subcommand of twobus-cli that registers itself: its options are added when it is made, and what it does is called
    after the command line was read. */
struct Subcommand
{
    CLI::App* command = nullptr; ///< true where it was the one given

    /** Returns the exit status. What it throws is said and told by the status where the commands are called: errors of
        Files and AnalysisStopped need no catching. */
    std::function<int (Console&)> run;
};
} // namespace twobus

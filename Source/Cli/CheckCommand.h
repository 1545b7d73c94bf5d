#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli check`: measures files, and those in folders, on all cores, and prints every reading and the verdict.

    Reports go to stdout in the order of the list, each as soon as it and all earlier ones are done; errors and (on a
    terminal) progress go to stderr. Exit status: 0 all ready, 1 a verdict or a finding (see FileFindings: a caution or
    damage) asks for a fix, 2 a file could not be read or a report could not be written; the highest wins. After Ctrl+C
    no more files are started, no report is written, and the status is 130. */
Subcommand addCheckCommand (CLI::App&);
} // namespace twobus

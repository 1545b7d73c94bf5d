#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli check`: measures files, and the files in folders, on all cores and prints every reading and the verdict.

    Reports go to stdout in the order of the list, each as soon as it and those before it are done; errors and (on a
    terminal) progress to stderr. Exit status: 0 all ready, 1 a verdict or a finding (see FileFindings: a caution or
    damage) asks for a fix, 2 a file could not be read or a report not be written; the highest wins. After Ctrl+C no
    more files are begun, no report is written, and it is 130. */
Subcommand addCheckCommand (CLI::App&);
} // namespace twobus

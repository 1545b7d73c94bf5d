#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli sessions` lists the session logs, newest first. `sessions export LOG [--csv FILE]` writes one of them as
    CSV to stdout or to a new file. */
Subcommand addSessionsCommand (CLI::App&);
} // namespace twobus

#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli sessions`: lists the session logs, the newest first; `sessions export LOG [--csv FILE]`: one of them as
    CSV, to stdout or into a new file. */
Subcommand addSessionsCommand (CLI::App&);
} // namespace twobus

#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli verify FILE [--session LOG]`: is the bounce the same as what was heard live, complete and undamaged?
    Exit status: 0 it is, 1 it is not or that cannot be decided, 2 a file could not be read. */
Subcommand addVerifyCommand (CLI::App&);
} // namespace twobus

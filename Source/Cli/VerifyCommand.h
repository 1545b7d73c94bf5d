#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli verify FILE [--session LOG]`: is the bounce what was heard live, all of it, and undamaged? Exit status:
    0 it is, 1 it is not or that cannot be told, 2 a file could not be read. */
Subcommand addVerifyCommand (CLI::App&);
} // namespace twobus

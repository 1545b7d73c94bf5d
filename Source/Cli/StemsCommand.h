#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli stems`: measures the sum of stems, and shows each stem's share at the worst peak and which to lower.

    The report goes to stdout; errors and (on a terminal) progress go to stderr. Exit status: 0 the sum is within
    limits, 1 its verdict asks for a fix, 2 the stems could not be summed.
*/
Subcommand addStemsCommand (CLI::App&);
} // namespace twobus

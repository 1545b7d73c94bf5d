#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli stems`: what stems sum to, the share of each at the worst peak, and which to lower.

    The report goes to stdout, errors and (on a terminal) progress to stderr. Exit status: 0 the sum is within limits, 1
    its verdict asks for a fix, 2 the stems could not be summed.
*/
Subcommand addStemsCommand (CLI::App&);
} // namespace twobus

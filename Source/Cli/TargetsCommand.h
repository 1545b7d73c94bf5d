#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli targets`: lists the delivery targets. Exit status: 0, or 2 if the user's file cannot be read. */
Subcommand addTargetsCommand (CLI::App&);
} // namespace twobus

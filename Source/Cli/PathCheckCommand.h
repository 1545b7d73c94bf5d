#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli path-check`: writes the test file, looks for it in recordings, or listens for it and says what the path
    does to the sound. Exit status: 0 if the path is exact (to 24 bits at least), 1 if it is not, 2 if no test file was
    heard. */
Subcommand addPathCheckCommand (CLI::App&);
} // namespace twobus

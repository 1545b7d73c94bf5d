#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli compare FILE FILE`: two bounces, loudness-matched, section by section. Exit status: 0, or 2 where a file
    could not be read. */
Subcommand addCompareCommand (CLI::App&);
} // namespace twobus

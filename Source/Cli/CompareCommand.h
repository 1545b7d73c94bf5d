#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli compare FILE FILE`: compares two bounces at matched loudness, section by section. Exit status: 0, or 2
    if a file could not be read. */
Subcommand addCompareCommand (CLI::App&);
} // namespace twobus

#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli meter`: prints live readings, a line or a JSON object every 100 ms.

    Readings go to stdout, and each line is flushed; messages about the device go to stderr. Exit status: 0 ready, 1 the
    last verdict asks for a fix, 2 the device is missing, the log's file exists, or the readings could not be written.
    */
Subcommand addMeterCommand (CLI::App&);
} // namespace twobus

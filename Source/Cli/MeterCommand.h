#pragma once

#include "Cli/Subcommand.h"

namespace twobus
{
/** `twobus-cli meter`: live readings, a line or a JSON object every 100 ms.

    Readings go to stdout, each line flushed; what happens to the device to stderr. Exit status: 0 ready, 1 the last
    verdict asks for a fix, 2 there is no such device. */
Subcommand addMeterCommand (CLI::App&);
} // namespace twobus

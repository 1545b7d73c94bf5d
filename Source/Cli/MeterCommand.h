#pragma once

#include "Advice/Choices.h"
#include "Cli/Console.h"
#include "Present/LevelMeter.h"
#include "Present/RmsConvention.h"

#include <optional>
#include <string>
#include <vector>

/** `twobus-cli meter`: live readings, a line or a JSON object every 100 ms. */
namespace twobus
{
struct MeterOptions
{
    std::optional<std::string> device; ///< "TYPE:NAME"; without it the DAW's master or the only monitor
    std::vector<std::string> channels; ///< empty: the device's default
    bool wait = false; ///< for a device that is not there yet
    bool acceptsMuting = false; ///< listens also to what listening mutes: see JackPort
    bool json = false;
    bool demo = false; ///< the built-in mix in place of a device
    std::optional<std::string> log; ///< the session log to write; an empty name: a new one in the user's folder
    std::optional<double> seconds; ///< without it until SIGINT, SIGTERM or a closed stdout
    Choices choices;
    LevelMeter levelMeter = LevelMeter::peakAndRms; ///< --scale
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false; ///< a device of one channel counts twice: see MeterFormat
};

/** Readings go to stdout, each line flushed; what happens to the device to stderr. Returns the exit status: 0
    ready, 1 the last verdict asks for a fix, 2 there is no such device. */
int runMeter (const MeterOptions&, Console&);
} // namespace twobus

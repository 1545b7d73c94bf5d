#pragma once

#include "Present/Base/PassName.h"

#include <optional>
#include <string>

namespace twobus
{
/** What the readings of a live programme cover. Verdict, checks and advice always cover the pass. */
enum class ReadingsScope
{
    pass, ///< the pass that runs, or the last one
    sinceReset ///< all passes since the reset
};

/** "Readings, pass 3"; "Readings" before the first pass. */
inline std::string readingsTitle (ReadingsScope scope, const std::optional<PassReadings>& pass)
{
    if (scope == ReadingsScope::sinceReset)
        return "Readings since reset";

    return pass ? "Readings, " + passName (*pass) : "Readings";
}
} // namespace twobus

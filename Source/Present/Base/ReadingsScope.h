#pragma once

#include "Present/Base/AddedGainText.h"
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

/** "Readings, pass 3, 12.0 dB added back"; "Readings" before the first pass. */
inline std::string readingsTitle (ReadingsScope scope, const std::optional<PassReadings>& pass,
                                  double addedGainDb = 0.0)
{
    const auto* title = scope == ReadingsScope::sinceReset ? "Readings since reset" : "Readings";
    const auto suffix = scope == ReadingsScope::pass && pass ? ", " + passName (*pass) : std::string();
    return title + suffix + addedGainSuffix (addedGainDb);
}
} // namespace twobus

#pragma once

#include <cstdint>
#include <string>

namespace twobus
{
/** What the readings of a live programme cover. Verdict, checks and advice always cover the pass. */
enum class ReadingsScope
{
    pass, ///< the pass that runs, or the last one
    sinceReset ///< all passes since the reset
};

/** "Readings, pass 3"; pass: 0 before the first. */
inline std::string readingsTitle (ReadingsScope scope, std::uint32_t pass)
{
    if (scope == ReadingsScope::sinceReset)
        return "Readings since reset";

    return pass == 0 ? "Readings" : "Readings, pass " + std::to_string (pass);
}
} // namespace twobus

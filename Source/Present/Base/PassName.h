#pragma once

#include "Core/Passages/PassReadings.h"

#include <cstdint>
#include <string>

namespace twobus
{
/** "pass 2", or "passes 1 and 2" or "passes 1 to 3" if the user joined them. */
inline std::string passName (std::uint32_t number, std::uint32_t joinedFrom)
{
    if (joinedFrom == 0)
        return "pass " + std::to_string (number);

    return "passes " + std::to_string (joinedFrom) + (joinedFrom + 1 == number ? " and " : " to ")
           + std::to_string (number);
}

/** "1 pause", "2 pauses"; empty for none. */
inline std::string pausesText (std::uint32_t pauses)
{
    return pauses == 0 ? std::string() : std::to_string (pauses) + (pauses == 1 ? " pause" : " pauses");
}

/** The same, or "the DAW's render". "pass 2 with 1 pause" if the user paused measuring in it: then not all of it was
    heard. */
inline std::string passName (const PassReadings& pass)
{
    const auto name =
        pass.isRender && pass.joinedFrom == 0 ? "the DAW's render" : passName (pass.number, pass.joinedFrom);
    return pass.pauses == 0 ? name : name + " with " + pausesText (pass.pauses);
}
} // namespace twobus

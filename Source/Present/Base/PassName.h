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

/** The same, or "the DAW's render". */
inline std::string passName (const PassReadings& pass)
{
    return pass.isRender && pass.joinedFrom == 0 ? "the DAW's render" : passName (pass.number, pass.joinedFrom);
}
} // namespace twobus

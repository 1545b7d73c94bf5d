#pragma once

#include "Core/Passages/PassReadings.h"

#include <string>

namespace twobus
{
/** "pass 2", or "passes 1 and 2" or "passes 1 to 3" if the user joined them. */
inline std::string passName (const PassReadings& pass)
{
    const auto number = std::to_string (pass.number);

    if (pass.joinedFrom == 0)
        return "pass " + number;

    return "passes " + std::to_string (pass.joinedFrom) + (pass.joinedFrom + 1 == pass.number ? " and " : " to ")
           + number;
}
} // namespace twobus

#pragma once

#include "Advice/Advice.h"

#include <vector>

/** @file
    The list beside the verdict: each check with its value and the limit that it is held against.
*/
namespace twobus
{
inline constexpr double dcLimitPercent = 1.0; ///< of full scale

std::vector<Check> checksOf (const AdviceInput&);
} // namespace twobus

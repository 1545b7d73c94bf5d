#pragma once

#include "Advice/Advice.h"

#include <vector>

/** @file
    The checks beside the verdict, each with its value and its limit.
*/
namespace twobus
{
inline constexpr double dcLimitPercent = 1.0; ///< of full scale

std::vector<Check> checksOf (const AdviceInput&);
} // namespace twobus

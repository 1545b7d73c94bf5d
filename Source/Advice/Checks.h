#pragma once

#include "Advice/Advice.h"

#include <vector>

/** The list beside the verdict: each check with its value and the limit that it is held against. */
namespace twobus
{
std::vector<Check> checksOf (const AdviceInput&);
} // namespace twobus

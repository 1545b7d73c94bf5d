#pragma once

#include "Core/Path/PathSignal.h"
#include "Core/Path/PathTiming.h"

#include <optional>
#include <span>
#include <utility>

namespace twobus
{
/** Reads from what was heard which of the test files it is. Empty if the bits do not make sense. */
std::optional<std::pair<double, PathSignal::Format>> readPathCode (std::span<const float> heard, PathTimes);
} // namespace twobus

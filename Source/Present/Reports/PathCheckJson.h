#pragma once

#include "Advice/PathAdvice.h"

#include <string>

namespace twobus
{
/** A path check as one JSON object on one line, without a line break. Keys have their unit as a suffix; null means not
    measured or infinite. */
std::string pathCheckJson (const PathReadings&, const PathVerdict&);
} // namespace twobus

#pragma once

#include "ConformanceCase.h"

namespace twobus::test
{
/** Runs the cases, prints a table with a line for each reading at each rate, and checks every line. */
void runConformance (const std::string& document, const std::vector<ConformanceCase>&);
} // namespace twobus::test

#pragma once

#include "Results/SessionSummary.h"

#include <string>

namespace twobus
{
/** A session log in one line: the words of `twobus-cli sessions`.

    "2026-11-26 21:57  0:43  1 pass  Demo" with the path below it; ends with a line break.
*/
std::string sessionText (const SessionSummary&);
} // namespace twobus

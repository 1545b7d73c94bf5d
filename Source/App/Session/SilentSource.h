#pragma once

#include "App/Settings/SourceChoice.h"
#include "Present/Help/Guide.h"

#include <string>
#include <vector>

/** @file
    Why the chosen source may be silent, for the panel that appears after 15 s of silence.
*/
namespace twobus
{
/** Judges by the device's and channels' names, because drivers give nothing else. */
SourceKind sourceKindOf (const DeviceAddress&);

/** See silenceCauses (Guide.h). The demo has no causes. */
std::vector<std::string> silenceCausesOf (const SourceChoice&, Platform);
} // namespace twobus

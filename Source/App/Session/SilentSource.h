#pragma once

#include "App/Settings/SourceChoice.h"
#include "Present/Help/Guide.h"

#include <string>
#include <vector>

/** @file
    Why a chosen source may be silent: for the panel that appears after 15 s of silence.
*/
namespace twobus
{
/** By its names, which is all that drivers tell. */
SourceKind sourceKindOf (const DeviceAddress&);

/** See silenceCauses (Guide.h); of the demo there are none. */
std::vector<std::string> silenceCausesOf (const SourceChoice&, Platform);
} // namespace twobus

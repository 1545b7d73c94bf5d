#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/MeterFormat.h"
#include "Present/Reports/ReadingsJson.h"
#include "Results/BroadcastExtension.h"

#include <string>

/** @file
    What a report says about a Broadcast Wave file's own data, and whether the measurements agree with its claims.
*/
namespace twobus
{
/** "Broadcast Wave by Ardour, starts at 1:00:00.00. It claims −16.00 LUFS and −6.10 dBTP, as measured." If a claim
    disagrees, that is a finding. */
std::string broadcastText (const BroadcastExtension&, const MeterReadings&, const MeterFormat&);

/** The report's "bext" object. */
Json broadcastJson (const BroadcastExtension&, const MeterReadings&, const MeterFormat&);
} // namespace twobus

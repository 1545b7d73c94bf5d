#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/MeterFormat.h"
#include "Present/Reports/ReadingsJson.h"
#include "Results/BroadcastExtension.h"

#include <string>

/** @file
    What a report says of a Broadcast Wave file's own words, and whether what it claims was measured.
*/
namespace twobus
{
/** "Broadcast Wave by Ardour, starts at 1:00:00.00. It claims −16.00 LUFS and −6.10 dBTP, as measured." What disagrees
    is a finding. */
std::string broadcastText (const BroadcastExtension&, const MeterReadings&, const MeterFormat&);

/** The report's "bext". */
Json broadcastJson (const BroadcastExtension&, const MeterReadings&, const MeterFormat&);
} // namespace twobus

#pragma once

#include "App/Session/Frame.h"
#include "Present/Reports/ReportedFileText.h"

#include <string>
#include <vector>

/** @file
    What is measured live, as the HTML report that the Files page writes of a file. Message thread.
*/
namespace twobus
{
/** A source's name stands where a file's would. */
ReportedFile liveReportOf (const Frame&, const std::string& sourceName);

/** How it was measured; madeAt is now. */
ReportSettings liveReportSettings (const Frame&, std::vector<DeliveryTarget>);
} // namespace twobus

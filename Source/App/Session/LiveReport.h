#pragma once

#include "App/Session/Frame.h"
#include "Present/Reports/ReportedFileText.h"

#include <string>
#include <vector>

/** @file
    The live measurement as an HTML report, in the same form as the Files page writes for a file. Message thread.
*/
namespace twobus
{
/** Of the judged pass; while recording, of everything since the reset. The source's name and the pass take the place of
    a file's name. */
ReportedFile liveReportOf (const Frame&, const std::string& sourceName);

/** How the source was measured; madeAt is the current time. */
ReportSettings liveReportSettings (const Frame&, std::vector<DeliveryTarget>);
} // namespace twobus

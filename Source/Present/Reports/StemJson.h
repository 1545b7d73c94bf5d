#pragma once

#include "Results/StemReport.h"

#include <string>

/** @file
    The stems report as one JSON object on a line. Keys as in FileReport; a level that is minus infinity is null, and
    "nullsCompletely" tells that of the null depth from one that was not measured.
*/
namespace twobus
{
std::string stemReportJson (const StemReport&);

/** The object where the stems could not be summed: "error", and a null verdict. */
std::string stemFailureJson (const std::string& reason);
} // namespace twobus

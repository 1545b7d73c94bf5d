#pragma once

#include "Results/StemReport.h"

#include <string>

/** @file
    The stems report as one JSON object on a line. Keys as in FileReport. A level of minus infinity is null; for the
    null depth, "nullsCompletely" tells that apart from one that was not measured.
*/
namespace twobus
{
std::string stemReportJson (const StemReport&);

/** The object if the stems could not be summed: "error", and a null verdict. */
std::string stemFailureJson (const std::string& reason);
} // namespace twobus

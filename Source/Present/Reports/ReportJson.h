#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    The JSON report on many files: an object that names the program, the settings and the standards, and holds an object
    for each file, the same one that `check --json` prints. Resources/schema/report-1.schema.json defines the structure.

    It is made in pieces (head, each file, tail), so that a long list takes no memory.
*/
namespace twobus
{
inline constexpr int jsonReportFormat = 1;

std::string jsonReportHead (const ReportSettings&);
std::string jsonReportFile (const ReportedFile&, const ReportSettings&, bool isFirst);
std::string jsonReportTail();
} // namespace twobus

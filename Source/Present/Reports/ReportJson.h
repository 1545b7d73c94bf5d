#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    The JSON report on many files: an object that names the program, the settings and the standards, and holds an object
    for each file, the one that `check --json` prints. Resources/schema/report-1.schema.json says what may stand where.

    It is made piece by piece, so that a long list takes no memory: the head, each file, the tail.
*/
namespace twobus
{
inline constexpr int jsonReportFormat = 1;

std::string jsonReportHead (const ReportSettings&);
std::string jsonReportFile (const ReportedFile&, const ReportSettings&, bool isFirst);
std::string jsonReportTail();
} // namespace twobus

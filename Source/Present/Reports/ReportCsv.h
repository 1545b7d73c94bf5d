#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    The CSV report: a head and one line per file, as in RFC 4180 (see CsvText, and CR LF). Units are in the head.
*/
namespace twobus
{
std::string csvReportHead();
std::string csvReportLine (const ReportedFile&, const ReportSettings&);
} // namespace twobus

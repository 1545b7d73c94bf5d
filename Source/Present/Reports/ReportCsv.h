#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    The CSV report: a head and one line a file, as RFC 4180 asks (see CsvText, and CR LF). Units are in the head.
*/
namespace twobus
{
std::string csvReportHead();
std::string csvReportLine (const ReportedFile&, const ReportSettings&);
} // namespace twobus

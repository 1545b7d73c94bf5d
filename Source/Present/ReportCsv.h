#pragma once

#include "Present/ReportedFile.h"

#include <string>

/** The CSV report: a head and one line a file, as RFC 4180 asks (commas, quotes where they are needed, CR LF), in UTF-8.

    Numbers are for programs: ASCII minus, decimal point, units in the head. An empty cell was not measured; "-inf" is
    silence. A text, such as a file's name, that begins with =, +, -, @ or a tab would be run as a formula by a spreadsheet: it
    gets an apostrophe in front.
*/
namespace twobus
{
std::string csvReportHead();
std::string csvReportLine (const ReportedFile&, const ReportSettings&);
} // namespace twobus

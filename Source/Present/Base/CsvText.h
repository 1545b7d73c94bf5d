#pragma once

#include <optional>
#include <string>

/** @file
    Cells of CSV as in RFC 4180, in UTF-8.
*/
namespace twobus
{
/** Adds quotation marks if they are needed. A spreadsheet would run a text that begins with =, +, -, @, a tab or CR as
    a formula, so it gets an apostrophe in front. */
std::string csvText (const std::string&);

/** For programs: ASCII minus, decimal point, no "-0.00". Empty if nothing was measured (also for NaN), "-inf" for
    silence. */
std::string csvNumber (std::optional<double> value, int decimals = 2);
} // namespace twobus

#pragma once

#include <optional>
#include <string>

/** @file
    The cells of CSV, as RFC 4180 has them, in UTF-8.
*/
namespace twobus
{
/** In quotes where they are needed. A text that begins with =, +, -, @, a tab or CR would be run as a formula by a
    spreadsheet: it gets an apostrophe in front. */
std::string csvText (const std::string&);

/** For programs: ASCII minus, decimal point, no "-0.00". Empty where nothing was measured (NaN), "-inf" in silence. */
std::string csvNumber (std::optional<double> value, int decimals = 2);
} // namespace twobus

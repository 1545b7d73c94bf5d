#pragma once

#include <string>
#include <string_view>

namespace twobus
{
/** Makes text from outside, above all file names, safe for a line that people read.

    Escapes everything that breaks a line, moves a terminal's cursor, changes the writing direction, is invisible (see
    isDisplayable) or is not UTF-8: "\n", "\x1b", "\u202e", "\U000e0001". Everything else stays as it is, emoji included.
*/
std::string printable (std::string_view text);
} // namespace twobus

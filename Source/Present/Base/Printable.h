#pragma once

#include <string>
#include <string_view>

namespace twobus
{
/** Text from outside, names of files above all, as it may stand in a line for people.

    What breaks a line, moves a terminal's cursor, turns the direction of writing, is seen by nobody (see canBeShown) or
    is no UTF-8 is written as an escape: "\n", "\x1b", "\u202e", "\U000e0001". All else stays as it is, emoji included.
*/
std::string printable (std::string_view text);
} // namespace twobus

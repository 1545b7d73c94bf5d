#pragma once

#include <string>
#include <string_view>

/** @file
    Text from outside, such as a file's name, made safe to show on one line.

    Names are bytes: they may hold line breaks, marks that turn the direction of writing or that nobody sees, or no
    UTF-8 at all. Each of these becomes a question mark, as `ls` shows it; the rest stays.
*/
namespace twobus
{
/** Valid UTF-8 of which every character can be shown (see canBeShown). */
std::string shownText (std::string_view bytes);

struct ShownPath
{
    std::string whole;
    std::string name; ///< see fileNameOf
    std::string folder; ///< the end of what is before it: "…/mixes"; empty where there is nothing
};

ShownPath shownPath (std::string_view text);
} // namespace twobus

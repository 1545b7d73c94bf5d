#pragma once

#include <string>
#include <string_view>

/** @file
    Makes text from outside, such as a file's name, safe to show on one line.

    Names are bytes: they can hold line breaks, marks that change the writing direction or are invisible, or bytes that
    are not UTF-8. Each of these becomes a question mark, as `ls` shows it; the rest stays.
*/
namespace twobus
{
/** Valid UTF-8 in which every character can be shown (see isDisplayable). */
std::string shownText (std::string_view bytes);

struct ShownPath
{
    std::string whole;
    std::string name; ///< see fileNameOf
    std::string folder; ///< the end of the path before the name: "…/mixes"; empty if there is none
};

ShownPath shownPath (std::string_view text);
} // namespace twobus

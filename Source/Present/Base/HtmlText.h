#pragma once

#include <string>

/** @file
    Text that HTML must show literally, whatever it contains.
*/
namespace twobus
{
/** For text between tags and inside quoted attributes. Escapes & < > and both quotation marks, puts replacement
    characters where the text is not UTF-8, and shows control characters, which HTML and XML forbid, by their pictures
    (a line break as U+240A). */
std::string html (const std::string& text);

/** A name that others chose, such as a file's: escaped, and isolated so that its writing direction does not affect the
    text around it. */
std::string htmlName (const std::string& name);
} // namespace twobus

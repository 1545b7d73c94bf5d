#pragma once

#include <string>

/** @file
    Text that is shown in HTML as it is, whatever stands in it.
*/
namespace twobus
{
/** For between tags and inside quoted attributes: & < > and both quotation marks are escaped, text that is not
    UTF-8 gets replacement characters, and control characters, which HTML and XML have no place for, are shown by their
    pictures (a line break as U+240A). */
std::string html (const std::string& text);

/** A name that others chose, such as a file's: escaped, and kept apart so that its direction of writing turns nothing
    else. */
std::string htmlName (const std::string& name);
} // namespace twobus

#pragma once

#include <string>

/** @file
    The versions of the text and file libraries, such as "1.2.0", for the about page.
*/
namespace twobus
{
std::string sndfileVersion(); ///< of the library loaded, which can be newer than the one built with
std::string fmtVersion();
std::string jsonVersion();
std::string zlibVersion(); ///< of the library loaded
} // namespace twobus

#pragma once

#include <string>

/** @file
    Which versions of the libraries of text and files this program was built with: "1.2.0". For the about page.
*/
namespace twobus
{
std::string sndfileVersion(); ///< of the one in memory, which may be newer
std::string fmtVersion();
std::string jsonVersion();
std::string zlibVersion(); ///< of the one in memory
} // namespace twobus

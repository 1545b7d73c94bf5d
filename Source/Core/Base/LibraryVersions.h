#pragma once

#include <string>

/** @file
    Which versions of the libraries of Core this program was built with: "3.3.10". For the about page.
*/
namespace twobus
{
std::string highwayVersion();
std::string fftwVersion();
} // namespace twobus

#pragma once

#include <string>

/** @file
    The versions of Core's libraries that this program was built with, such as "3.3.10". For the about page.
*/
namespace twobus
{
std::string highwayVersion();
std::string fftwVersion();
} // namespace twobus

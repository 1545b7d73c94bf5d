#pragma once

#include <string>

namespace twobus
{
/** The version of JUCE that this program was built with, such as "7.0.5", for the about page and --version. */
std::string juceVersion();
} // namespace twobus

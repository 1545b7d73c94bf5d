#pragma once

#include <string>

namespace twobus
{
/** Which version of JUCE this program was built with: "7.0.5". For the about page and --version. */
std::string juceVersion();
} // namespace twobus

#pragma once

#include <string>

/** Which version of JUCE this program was built with: "7.0.5". For the about page and --version. */
namespace twobus
{
std::string juceVersion();
} // namespace twobus

#include "Devices/LibraryVersions.h"

#include <juce_core/juce_core.h>

namespace twobus
{
std::string juceVersion()
{
    // "JUCE v7.0.5"
    const auto text = juce::SystemStats::getJUCEVersion().toStdString();
    const auto number = text.find_first_of ("0123456789");
    return number == std::string::npos ? text : text.substr (number);
}
} // namespace twobus

#include "App/Session/OwnPlatform.h"

#include <juce_core/juce_core.h>

namespace twobus
{
namespace
{
bool hasPipeWireSocket()
{
    for (const auto* variable : { "PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR" })
        if (const auto folder = juce::SystemStats::getEnvironmentVariable (variable, {});
            juce::File::isAbsolutePath (folder))
            return juce::File (folder).getChildFile ("pipewire-0").exists();

    return false;
}
} // namespace

Platform ownPlatform()
{
    const auto system = juce::SystemStats::getOperatingSystemType();

    if ((system & juce::SystemStats::MacOSX) != 0)
        return Platform::macOs;

    if ((system & juce::SystemStats::Windows) != 0)
        return Platform::windows;

    return hasPipeWireSocket() ? Platform::linuxPipeWire : Platform::linuxJack;
}
} // namespace twobus

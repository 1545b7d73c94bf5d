#include "App/Shell/NoDisplay.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
std::string whyNoDisplay()
{
#if JUCE_LINUX || JUCE_BSD
    const auto name = juce::SystemStats::getEnvironmentVariable ("DISPLAY", {});

    // Uses JUCE's own connection, which tries twice. An X server without other clients refuses connections for a moment
    // after the last client has gone, so a short connection of our own could make JUCE's fail.
    if (name.isNotEmpty() && ! juce::Desktop::getInstance().getDisplays().displays.isEmpty())
        return {};

    const auto reason = name.isEmpty() ? std::string ("DISPLAY is not set, so there is no display")
                                       : "the display " + name.toStdString() + " does not answer";

    return "Twobus cannot open its window: " + reason
           + ". Start it in a desktop session (X11, or Wayland with XWayland). Without one, use twobus-cli.";
#else
    return {};
#endif
}
} // namespace twobus

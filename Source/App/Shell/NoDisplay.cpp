#include "App/Shell/NoDisplay.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
std::string whyNoDisplay()
{
#if JUCE_LINUX || JUCE_BSD
    const auto name = juce::SystemStats::getEnvironmentVariable ("DISPLAY", {});

    // Asked of JUCE's own connection, which tries twice: a server without other clients refuses for a moment after the
    // last has gone, and a connection of ours that came and went would make it do so just before JUCE's.
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

#include "App/NoDisplay.h"

#ifdef __linux__
#include <X11/Xlib.h>

#include <memory>

std::string twobus::whyNoDisplay()
{
    const std::unique_ptr<Display, int (*) (Display*)> display (XOpenDisplay (nullptr), XCloseDisplay);

    if (display != nullptr)
        return {};

    const std::string name (XDisplayName (nullptr));
    const auto reason = name.empty() ? std::string ("DISPLAY is not set, so there is no display for it")
                                     : "the display " + name + " does not answer";

    return "Twobus cannot open its window: " + reason + ". Start it in a desktop session (X11, or Wayland with XWayland). "
                                                        "Without one, use twobus-cli.";
}
#else
std::string twobus::whyNoDisplay()
{
    return {};
}
#endif

#include "App/Shell/KeyboardFocus.h"

#ifdef __linux__
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

namespace twobus
{
namespace
{
/** JUCE takes the focus whenever the window manager offers it. */
void refuseOffers (Display* display, Window window)
{
    Atom* protocols = nullptr;
    int count = 0;

    if (XGetWMProtocols (display, window, &protocols, &count) == 0)
        return;

    const std::unique_ptr<Atom, int (*) (void*)> owned (protocols, XFree);
    const std::span all (protocols, static_cast<std::size_t> (count));
    const auto refused = std::ranges::remove (all, XInternAtom (display, "WM_TAKE_FOCUS", False));
    XSetWMProtocols (display, window, protocols, count - static_cast<int> (refused.size()));
}
} // namespace

void declineKeyboardFocus (void* nativeWindow)
{
    const std::unique_ptr<Display, int (*) (Display*)> display (XOpenDisplay (nullptr), XCloseDisplay);

    if (display == nullptr || nativeWindow == nullptr)
        return;

    const auto window = static_cast<Window> (reinterpret_cast<std::uintptr_t> (nativeWindow));
    const std::unique_ptr<XWMHints, int (*) (void*)> hints (XGetWMHints (display.get(), window), XFree);

    if (hints != nullptr)
    {
        hints->flags |= InputHint;
        hints->input = False;
        XSetWMHints (display.get(), window, hints.get());
    }

    refuseOffers (display.get(), window);
    const unsigned long longAgo = 1; // not 0, because JUCE uses this time and 0 would mean now
    XChangeProperty (display.get(), window, XInternAtom (display.get(), "_NET_WM_USER_TIME", False), XA_CARDINAL, 32,
                     PropModeReplace, reinterpret_cast<const unsigned char*> (&longAgo), 1);
    XSync (display.get(), False);
}
} // namespace twobus
#else
void twobus::declineKeyboardFocus (void*) {}
#endif

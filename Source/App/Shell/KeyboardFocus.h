#pragma once

namespace twobus
{
/** Keeps a window from ever taking the keyboard again on X11, where JUCE's windowIgnoresKeyPresses is not enough. Call
    this before the window is shown, or when it has lost the keyboard.

    Tells the window manager that the window wants no input (WM_HINTS, and no WM_TAKE_FOCUS in WM_PROTOCOLS), and
    that the user's last action in it was long ago (_NET_WM_USER_TIME: Extended Window Manager Hints 1.5), so that
    the window is not activated when it appears. JUCE 7.0.5 uses the same time when it asks for the keyboard on each
    click, and an X server ignores a request with a time before the last change of focus. Does nothing on other
    systems or without a display.
*/
void declineKeyboardFocus (void* nativeWindow);
} // namespace twobus

#pragma once

namespace twobus
{
/** A window that never takes the keyboard: what JUCE's windowIgnoresKeyPresses leaves out on X11.

    The window manager is told that the window wants no input (WM_HINTS), and that its user last did something in it
    long ago (_NET_WM_USER_TIME: Extended Window Manager Hints 1.5), so that it is not activated when it appears. The
    same time is what JUCE 7.0.5 asks for the keyboard with, on each click: an X server ignores who asks with a time
    before the last change of the focus. To be called before the window is shown. Does nothing on other systems and
    without a display.
*/
void declineKeyboardFocus (void* nativeWindow);
} // namespace twobus

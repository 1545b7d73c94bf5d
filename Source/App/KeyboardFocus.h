#pragma once

/** A window that never takes the keyboard: what JUCE's windowIgnoresKeyPresses leaves out on X11.

    The window manager is told that the window wants no input (WM_HINTS), and not to activate it when it appears
    (_NET_WM_USER_TIME of 0: Extended Window Manager Hints 1.5). To be called before the window is shown. Does nothing on other
    systems and without a display.
*/
namespace twobus
{
void declineKeyboardFocus (void* nativeWindow);
} // namespace twobus

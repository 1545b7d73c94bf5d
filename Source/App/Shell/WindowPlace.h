#pragma once

#include "App/Settings/Settings.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** @file
    The position of a window, so that the next start can restore it, and whether the window is maximised.

    On X11 a window that is not shown yet is placed by the corner of its frame, but a window that is shown reports where
    its inside is. JUCE 7 confuses the two, so a window would move down by the height of its title bar at each start.
    When JUCE tells the window manager the smallest size, it also clears the hint that the user chose the position
    (WM_NORMAL_HINTS); if the window manager reads the hints only then, it puts the window wherever it likes. JUCE also
    does not notice when the window manager has maximised a window (_NET_WM_STATE: Extended Window Manager Hints 1.5).
    Message thread.
*/
namespace twobus
{
/** The bounds to pass to setBounds before the window is shown, so that it appears where it is now. In the units of
    setBounds. */
WindowBounds placeOf (const juce::Component& window);

bool isMaximised (const juce::ResizableWindow&);

/** Whether the window manager has taken over the window and so has read its hints. True if there is no window manager.
    */
bool isManaged (const juce::Component& window);

/** Call this before the window is shown: it appears maximised, and returns to its bounds when it is restored. */
void showMaximised (juce::ResizableWindow&);
} // namespace twobus

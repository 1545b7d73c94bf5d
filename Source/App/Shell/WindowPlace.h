#pragma once

#include "App/Settings/Settings.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** @file
    Where a window stands, so that the next start can put it there again, and whether it is maximised.

    On X11 a window that is not shown yet is placed by the corner of its frame, and one that is shown says where its
    inside is: JUCE 7 takes the one for the other, so a window would come down by the height of its title bar at each
    start. When JUCE tells the window manager how small the window can get, it also takes back that the user chose the
    place (WM_NORMAL_HINTS). If the window manager looks only then, it puts the window wherever it likes. And JUCE does
    not notice that the window manager has maximised a window (_NET_WM_STATE: Extended Window Manager Hints 1.5).
    Message thread.
*/
namespace twobus
{
/** What setBounds needs, before the window is shown, to bring it where it is now. In the units of setBounds. */
WindowBounds placeOf (const juce::Component& window);

bool isMaximised (const juce::ResizableWindow&);

/** Whether the window manager has the window, and so has looked at what it wants. True where there is no window
    manager. */
bool isManaged (const juce::Component& window);

/** To be called before the window is shown: it comes up maximised, and goes back to its bounds when it is maximised no
    more. */
void showMaximised (juce::ResizableWindow&);
} // namespace twobus

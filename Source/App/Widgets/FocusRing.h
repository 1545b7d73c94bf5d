#pragma once

#include "App/Widgets/Theme.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** @file
    How a control takes the keyboard focus, and how it shows that it has it: a ring in the theme's blue.
*/
namespace twobus
{
/** The control can be reached with the Tab key, but a click does not focus it: the window's own keys keep working, and
    only people who use the keyboard see the ring. */
inline void makeReachable (juce::Component& control)
{
    control.setWantsKeyboardFocus (true);
    control.setMouseClickGrabsKeyboardFocus (false);
}

inline void drawFocusRing (juce::Graphics& g, const juce::Component& control, float corner = 6.0f)
{
    if (! control.hasKeyboardFocus (false))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (control.getLocalBounds().toFloat().reduced (0.75f), corner, 1.5f);
}
} // namespace twobus

#pragma once

#include "App/Widgets/Theme.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** @file
    How a control is reached by keyboard, and how it shows that it has been: a ring in the theme's blue.
*/
namespace twobus
{
/** A click does not take the keyboard away from the window's own keys, so that a ring is seen only by who uses them. */
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

#pragma once

#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Theme.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** The button that leads from the mini view back to the whole window: two arrows that point apart. */
class ExpandButton : public juce::Button
{
public:
    ExpandButton() : juce::Button ("Whole window")
    {
        setTitle ("Whole window");
        setTooltip ("Back to the whole window.");
        makeReachable (*this);
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        const auto area = getLocalBounds().toFloat().withSizeKeepingCentre (11.0f, 11.0f);
        g.setColour (isOver ? theme::text() : theme::textSecond());
        g.drawArrow ({ area.getCentre(), area.getTopRight() }, 1.3f, 5.0f, 5.0f);
        g.drawArrow ({ area.getCentre(), area.getBottomLeft() }, 1.3f, 5.0f, 5.0f);
        drawFocusRing (g, *this);
    }
};
} // namespace twobus

#pragma once

#include "App/Widgets/MenuArrow.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <utility>

namespace twobus
{
/** A button that opens a menu beneath itself. */
class MenuButton : public juce::TextButton
{
public:
    using juce::TextButton::TextButton;

    /** Called each time the menu opens. */
    std::function<juce::PopupMenu()> onMenu;

    void clicked() override
    {
        if (onMenu != nullptr)
            onMenu().showMenuAsync (juce::PopupMenu::Options().withTargetComponent (*this).withStandardItemHeight (28));
    }

    void paintOverChildren (juce::Graphics& g) override
    {
        drawMenuArrow (g, getLocalBounds().removeFromRight (arrowWidth).toFloat(), theme::textSecond());

        if (isMarked)
        {
            constexpr auto dotSide = 7.0f;
            g.setColour (theme::damage());
            g.fillEllipse (static_cast<float> (getWidth()) - dotSide - 4.0f, 4.0f, dotSide, dotSide);
        }
    }

    /** Shows or hides a red dot: something in the menu needs a look. */
    void setMarked (bool shouldBeMarked)
    {
        if (std::exchange (isMarked, shouldBeMarked) != shouldBeMarked)
            repaint();
    }

    static constexpr int arrowWidth = 20;

private:
    bool isMarked = false;
};
} // namespace twobus

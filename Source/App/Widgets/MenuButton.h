#pragma once

#include "App/Widgets/MenuArrow.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

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
    }

    static constexpr int arrowWidth = 20;
};
} // namespace twobus

#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** A panel's title that opens a menu: what the panel shows can be chosen there. */
class TitleMenu : public juce::Button
{
public:
    /** name: for those who hear the window, "Level meter". */
    explicit TitleMenu (const juce::String& name);

    void showTitle (const juce::String&);

    /** Asked each time the menu opens. */
    std::function<juce::PopupMenu()> onMenu;

    /** Beneath this button or, where it is not to be seen, at the mouse. */
    void openMenu();

    void clicked() override { openMenu(); }
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;

    /** Whether a unit in this font has room behind it, in a title line that ends here. */
    bool leavesRoomFor (const juce::String& unit, const juce::Font& font, int right) const
    {
        constexpr int gap = 8;
        return getRight() + gap + font.getStringWidth (unit) <= right;
    }

    /** How wide the title is with its arrow. */
    int idealWidth() const;

private:
    juce::String title;
};
} // namespace twobus

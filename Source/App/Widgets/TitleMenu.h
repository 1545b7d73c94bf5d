#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** A panel's title that opens a menu, in which the user chooses what the panel shows. */
class TitleMenu : public juce::Button
{
public:
    /** name: for assistive technology, "Level meter". */
    explicit TitleMenu (const juce::String& name);

    /** The short title is drawn if there is too little room for the other. */
    void showTitle (const juce::String&, const juce::String& shortTitle = {});

    /** Called each time the menu opens. */
    std::function<juce::PopupMenu()> onMenu;

    /** Opens the menu beneath this button, or at the mouse if the button is not showing. */
    void openMenu();

    void clicked() override { openMenu(); }
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;

    /** Whether a unit in this font fits to the right of this button, in a title line that ends at right (pixels). */
    bool leavesRoomFor (const juce::String& unit, const juce::Font& font, int right) const
    {
        constexpr int gap = 8;
        return getRight() + gap + font.getStringWidth (unit) <= right;
    }

    /** The width of the title with its arrow, in pixels. */
    int idealWidth() const;

private:
    juce::String title, shortTitle;
};
} // namespace twobus

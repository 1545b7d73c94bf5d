#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** Draws buttons, menus, scroll bars and tooltips in the window's colours and font. */
class LookAndFeel : public juce::LookAndFeel_V4
{
public:
    LookAndFeel();

    /** Call this after a change of theme, then sendLookAndFeelChange for the components. */
    void takeThemeColours();

    juce::Font getTextButtonFont (juce::TextButton&, int buttonHeight) override;
    juce::Font getPopupMenuFont() override;
    void drawButtonBackground (juce::Graphics&, juce::Button&, const juce::Colour&, bool isOver, bool isDown) override;
    void drawAlertBox (juce::Graphics&, juce::AlertWindow&, const juce::Rectangle<int>& textArea,
                       juce::TextLayout&) override;
    juce::Rectangle<int> getTooltipBounds (const juce::String& words, juce::Point<int> mouse,
                                           juce::Rectangle<int> window) override;
    void drawTooltip (juce::Graphics&, const juce::String& words, int width, int height) override;
    void drawPopupMenuSectionHeader (juce::Graphics&, const juce::Rectangle<int>&, const juce::String&) override;
};
} // namespace twobus

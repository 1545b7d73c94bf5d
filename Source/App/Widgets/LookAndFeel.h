#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** Buttons, menus, scroll bars and hints in the window's colours and font. */
class LookAndFeel : public juce::LookAndFeel_V4
{
public:
    LookAndFeel();

    /** After a change of theme; the components are then to be told by sendLookAndFeelChange. */
    void takeThemeColours();

    juce::Font getTextButtonFont (juce::TextButton&, int buttonHeight) override;
    juce::Font getPopupMenuFont() override;
    void drawButtonBackground (juce::Graphics&, juce::Button&, const juce::Colour&, bool isOver, bool isDown) override;
    void drawAlertBox (juce::Graphics&, juce::AlertWindow&, const juce::Rectangle<int>& textArea,
                       juce::TextLayout&) override;
    void drawPopupMenuSectionHeader (juce::Graphics&, const juce::Rectangle<int>&, const juce::String&) override;
};
} // namespace twobus

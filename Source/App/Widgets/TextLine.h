#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** One line of text on a panel, opaque, that repaints only when it changes: its digits all take the same room. A line
    that does not fit is left out whole. To assistive technology it is static text. */
class TextLine : public juce::Component, public juce::SettableTooltipClient
{
public:
    /** The colour is asked for when painting, so that it follows the theme. */
    TextLine (juce::Font, juce::Colour (*colourNow)() noexcept);

    /** UTF-8. */
    void show (std::string text);

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    juce::Font font;
    juce::Colour (*colour)() noexcept;
    std::string shown;
};
} // namespace twobus

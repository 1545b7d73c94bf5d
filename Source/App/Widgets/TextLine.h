#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** One line of text on a panel, with digits of equal width. Opaque; repaints only when it changes. A line that does not
    fit is not drawn at all. To assistive technology it is static text. */
class TextLine : public juce::Component, public juce::SettableTooltipClient
{
public:
    /** colourNow is called when painting, so that the colour follows the theme. */
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

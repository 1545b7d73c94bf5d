#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** One line of text on a panel, with digits of equal width. Opaque; repaints only when it changes. A line that does not
    fit loses its last parts, which have dots between them, or its last sentences. To assistive technology it is static
    text. */
class TextLine : public juce::Component, public juce::SettableTooltipClient
{
public:
    /** colourNow is called when painting, so that the colour follows the theme. */
    TextLine (juce::Font, juce::Colour (*colourNow)() noexcept);

    /** UTF-8. */
    void show (std::string text);

    /** Whether its first part fits. */
    bool fits() const { return shown.empty() || ! textThatFits().empty(); }

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    std::string textThatFits() const;

    juce::Font font;
    juce::Colour (*colour)() noexcept;
    std::string shown;
};
} // namespace twobus

#include "App/Widgets/TextLine.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
TextLine::TextLine (juce::Font lineFont, juce::Colour (*colourNow)() noexcept)
    : font (std::move (lineFont)), colour (colourNow)
{
    setOpaque (true);
}

void TextLine::show (std::string text)
{
    if (text == shown)
        return;

    shown = std::move (text);
    setTitle (toJuce (shown));
    repaint();
}

std::string TextLine::textThatFits() const
{
    const FigureFont figures (font);
    auto text = shown;

    while (! text.empty() && figures.widthOf (text) > static_cast<float> (getWidth()))
    {
        const auto lastPart = text.rfind (" · "), lastSentence = text.rfind (". ");

        if (lastPart != std::string::npos)
            text.erase (lastPart);
        else
            text.erase (lastSentence == std::string::npos ? 0 : lastSentence + 1);
    }

    return text;
}

void TextLine::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (colour());
    FigureFont (font).draw (g, textThatFits(), getLocalBounds().toFloat(), juce::Justification::centredLeft);
}

std::unique_ptr<juce::AccessibilityHandler> TextLine::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return toJuce (shown); });
}
} // namespace twobus

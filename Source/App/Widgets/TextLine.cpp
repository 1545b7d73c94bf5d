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

void TextLine::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    const FigureFont figures (font);

    if (figures.widthOf (shown) > static_cast<float> (getWidth()))
        return;

    g.setColour (colour());
    figures.draw (g, shown, getLocalBounds().toFloat(), juce::Justification::centredLeft);
}

std::unique_ptr<juce::AccessibilityHandler> TextLine::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return toJuce (shown); });
}
} // namespace twobus

#include "App/Widgets/FigureLabel.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
FigureLabel::FigureLabel (juce::Font numberFont, juce::Font unitFont, juce::Justification placement)
    : numberFigures (std::move (numberFont)), unitFigures (std::move (unitFont)), justification (placement)
{
    setOpaque (true);
    setInterceptsMouseClicks (false, false);
}

void FigureLabel::setFonts (juce::Font numberFont, juce::Font unitFont)
{
    numberFigures = FigureFont (std::move (numberFont));
    unitFigures = FigureFont (std::move (unitFont));
    repaint();
}

void FigureLabel::show (std::string number, std::string unit, juce::Colour newColour)
{
    if (number == shownNumber && unit == shownUnit && newColour == colour)
        return;

    shownNumber = std::move (number);
    shownUnit = std::move (unit);
    colour = newColour;
    repaint();
}

bool FigureLabel::fits() const
{
    const auto unitWidth =
        shownUnit.empty() ? 0.0f : numberFigures.digitHeight() * 0.4f + unitFigures.widthOf (shownUnit);
    return numberFigures.widthOf (shownNumber) + unitWidth <= static_cast<float> (getWidth()) + 0.5f;
}

void FigureLabel::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());

    const auto space = shownUnit.empty() ? 0.0f : numberFigures.digitHeight() * 0.4f;
    const auto numberWidth = numberFigures.widthOf (shownNumber);
    const auto width = numberWidth + space + (shownUnit.empty() ? 0.0f : unitFigures.widthOf (shownUnit));
    const auto line = justification.appliedToRectangle (juce::Rectangle<float> (width, numberFigures.digitHeight()),
                                                        getLocalBounds().toFloat());
    const auto baseline = std::round (line.getBottom());

    g.setColour (colour);
    numberFigures.drawAt (g, shownNumber, line.getX(), baseline);

    if (shownUnit.empty())
        return;

    g.setColour (theme::textDim());
    unitFigures.drawAt (g, shownUnit, line.getX() + numberWidth + space, baseline);
}

std::unique_ptr<juce::AccessibilityHandler> FigureLabel::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] {
        return toJuce (shownUnit.empty() ? shownNumber : shownNumber + " " + shownUnit);
    });
}
} // namespace twobus

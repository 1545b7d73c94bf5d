#include "App/Widgets/FigureLabel.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr float spaceBeforeUnit = 0.4f; ///< of the height of a digit
constexpr float smallestScale = 0.75f;
} // namespace

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

float FigureLabel::wantedWidth() const
{
    const auto unitWidth =
        shownUnit.empty() ? 0.0f : numberFigures.digitHeight() * spaceBeforeUnit + unitFigures.widthOf (shownUnit);
    return numberFigures.widthOf (shownNumber) + unitWidth;
}

float FigureLabel::scaleToFit() const
{
    return std::clamp (static_cast<float> (getWidth()) / std::max (1.0f, wantedWidth()), smallestScale, 1.0f);
}

bool FigureLabel::fits() const { return wantedWidth() * scaleToFit() <= static_cast<float> (getWidth()) + 0.5f; }

void FigureLabel::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());

    if (const auto scale = scaleToFit(); scale < 1.0f)
        paintFigures (g, numberFigures.scaledBy (scale), unitFigures.scaledBy (scale));
    else
        paintFigures (g, numberFigures, unitFigures);
}

void FigureLabel::paintFigures (juce::Graphics& g, const FigureFont& numbers, const FigureFont& units) const
{
    const auto space = shownUnit.empty() ? 0.0f : numbers.digitHeight() * spaceBeforeUnit;
    const auto numberWidth = numbers.widthOf (shownNumber);
    const auto width = numberWidth + space + (shownUnit.empty() ? 0.0f : units.widthOf (shownUnit));
    const auto line = justification.appliedToRectangle (juce::Rectangle<float> (width, numbers.digitHeight()),
                                                        getLocalBounds().toFloat());
    const auto baseline = std::round (line.getBottom());

    g.setColour (colour);
    numbers.drawAt (g, shownNumber, line.getX(), baseline);

    if (shownUnit.empty())
        return;

    g.setColour (theme::textDim());
    units.drawAt (g, shownUnit, line.getX() + numberWidth + space, baseline);
}

std::unique_ptr<juce::AccessibilityHandler> FigureLabel::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] {
        return toJuce (shownUnit.empty() ? shownNumber : shownNumber + " " + shownUnit);
    });
}
} // namespace twobus

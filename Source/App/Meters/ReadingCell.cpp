#include "App/Meters/ReadingCell.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr int copiedMilliseconds = 1200;
constexpr float smallNumber = 18.0f;
} // namespace

ReadingCell::ReadingCell (const juce::String& name)
    : juce::Button (name), numberFigures (interFont (FontWeight::semiBold, 21.0f)),
      unitFigures (interFont (FontWeight::regular, 12.0f))
{
    setTitle (name);
    setOpaque (true);
    makeReachable (*this);
}

void ReadingCell::show (std::string number, std::string unit, juce::Colour newColour)
{
    if (number == shownNumber && unit == shownUnit && newColour == colour)
        return;

    shownNumber = std::move (number);
    shownUnit = std::move (unit);
    colour = newColour;
    repaint();
}

void ReadingCell::showName (const juce::String& name)
{
    if (getName() == name)
        return;

    setName (name);
    setTitle (name);
    repaint();
}

void ReadingCell::setNumberSize (float emPixels)
{
    numberFigures = FigureFont (interFont (FontWeight::semiBold, emPixels));
    unitFigures = FigureFont (interFont (FontWeight::regular, emPixels < smallNumber ? 10.5f : 12.0f));
    repaint();
}

juce::String ReadingCell::valueText() const
{
    return toJuce (shownUnit.empty() ? shownNumber : shownNumber + " " + shownUnit);
}

void ReadingCell::clicked()
{
    if (shownUnit.empty())
        return;

    juce::SystemClipboard::copyTextToClipboard (valueText());
    isCopied = true;
    startTimer (copiedMilliseconds);
    repaint();
}

void ReadingCell::timerCallback()
{
    stopTimer();
    isCopied = false;
    repaint();
}

void ReadingCell::paintButton (juce::Graphics& g, bool isOver, bool)
{
    g.fillAll (theme::panel());

    auto area = getLocalBounds().withTrimmedLeft (textMarginFor (getWidth()));
    const auto hasMuchToSay = isOver && ! shownUnit.empty();
    g.setColour (hasMuchToSay || isCopied ? theme::text() : theme::textSecond());
    g.setFont (interFont (FontWeight::regular, isNarrow (getWidth()) ? 10.5f : theme::textSmall));
    g.drawText (isCopied ? juce::String ("Copied") : getName(), area.removeFromTop (nameHeight),
                juce::Justification::centredLeft, true);

    const auto widthOf = [this] (const FigureFont& numbers, const FigureFont& units) {
        return numbers.widthOf (shownNumber) + numbers.digitHeight() * 0.4f + units.widthOf (shownUnit);
    };

    const auto wanted = widthOf (numberFigures, unitFigures);
    const auto room = static_cast<float> (area.getWidth()), left = static_cast<float> (area.getX());
    const auto isTooWide = wanted > room;
    const auto scale = room / wanted;
    const auto numbers = isTooWide ? numberFigures.scaledBy (scale) : numberFigures;
    const auto units = isTooWide ? unitFigures.scaledBy (scale) : unitFigures;
    const auto baseline = std::round (static_cast<float> (area.getCentreY()) + numbers.digitHeight() * 0.5f);
    g.setColour (colour);
    numbers.drawAt (g, shownNumber, left, baseline);

    if (! shownUnit.empty())
    {
        g.setColour (theme::textDim());
        units.drawAt (g, shownUnit, left + numbers.widthOf (shownNumber) + numbers.digitHeight() * 0.4f, baseline);
    }

    drawFocusRing (g, *this);
}

std::unique_ptr<juce::AccessibilityHandler> ReadingCell::createAccessibilityHandler()
{
    return makeValueHandler (
        *this, juce::AccessibilityRole::button, [this] { return valueText(); },
        juce::AccessibilityActions().addAction (juce::AccessibilityActionType::press, [this] { triggerClick(); }));
}
} // namespace twobus

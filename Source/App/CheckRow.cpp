#include "App/CheckRow.h"

#include "App/AccessibleValue.h"
#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
juce::Font limitFont()
{
    return interFont (FontWeight::regular, 11.5f);
}

bool isSame (const CheckText& a, const CheckText& b)
{
    return a.name == b.name && a.value == b.value && a.limit == b.limit && a.severity == b.severity;
}

/** For those who do not see the shape. */
const char* wordFor (Severity severity)
{
    switch (severity)
    {
        case Severity::good: return "good";
        case Severity::caution: return "worth a look";
        case Severity::damage: return "damage";
        case Severity::neutral: break;
    }

    return "for information";
}
} // namespace

CheckRow::CheckRow()
{
    setOpaque (true);
}

int CheckRow::widthOfLimit (const CheckText& check)
{
    return juce::roundToInt (std::ceil (limitFont().getStringWidthFloat (toJuce (check.limit)))) + 1;
}

void CheckRow::show (const CheckText& check)
{
    if (isSame (check, shown))
        return;

    shown = check;
    setTitle (toJuce (shown.name));
    repaint();
}

void CheckRow::setLimitWidth (int pixels)
{
    if (limitWidth == pixels)
        return;

    limitWidth = pixels;
    repaint();
}

void CheckRow::paint (juce::Graphics& g)
{
    auto row = getLocalBounds();
    g.fillAll (theme::panel());
    g.setColour (theme::line());
    g.fillRect (row.removeFromBottom (1));

    const auto iconSide = static_cast<float> (std::min (18, row.getHeight() - 2));
    drawStateIcon (g, shown.severity, row.removeFromLeft (20).toFloat().withSizeKeepingCentre (iconSide, iconSide));
    row.removeFromLeft (8);

    const auto isBad = shown.severity == Severity::caution || shown.severity == Severity::damage;
    const auto limit = row.removeFromRight (limitWidth);
    row.removeFromRight (limitWidth > 0 ? 10 : 0);

    const FigureFont figures (interFont (FontWeight::semiBold, 12.5f));
    const auto value = row.removeFromRight (juce::roundToInt (figures.widthOf (shown.value)) + 1);
    row.removeFromRight (4);

    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, 12.5f));
    g.drawText (toJuce (shown.name), row, juce::Justification::centredLeft, true);

    g.setColour (isBad ? theme::colourOf (shown.severity) : theme::text());
    figures.draw (g, shown.value, value.toFloat(), juce::Justification::centredRight);

    g.setColour (theme::textDim());
    g.setFont (limitFont());
    g.drawText (toJuce (shown.limit), limit, juce::Justification::centredRight, true);
}

std::unique_ptr<juce::AccessibilityHandler> CheckRow::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return toJuce (shown.value + ", " + wordFor (shown.severity) + (shown.limit.empty() ? "" : ", limit: " + shown.limit)); });
}
} // namespace twobus

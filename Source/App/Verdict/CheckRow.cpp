#include "App/Verdict/CheckRow.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Capitalised.h"
#include "Present/Meters/ReadingHelp.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int iconWidth = 20, iconGap = 8, nameGap = 8, limitGap = 10;

juce::Font nameFont() { return interFont (FontWeight::medium, 12.5f); }

FigureFont valueFigures() { return FigureFont (interFont (FontWeight::semiBold, 12.5f)); }

int widthOf (const juce::Font& font, const std::string& text)
{
    return juce::roundToInt (std::ceil (font.getStringWidthFloat (toJuce (text)))) + 1;
}

juce::Font limitFont() { return interFont (FontWeight::regular, 11.5f); }

/** "8 dB or more, by ear", or "8 dB or more", or nothing. */
std::string limitThatFits (const std::string& limit, int width)
{
    for (const auto& words : { limit, limit.substr (0, limit.find (", ")) })
        if (widthOf (limitFont(), words) <= width)
            return words;

    return {};
}

bool isSame (const CheckText& a, const CheckText& b)
{
    return a.name == b.name && a.value == b.value && a.limit == b.limit && a.severity == b.severity;
}

/** Replaces the icon for a screen reader. */
const char* severityWord (Severity severity)
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
    makeReachable (*this);
}

int CheckRow::widthOfWords() const
{
    return iconWidth + iconGap + widthOf (nameFont(), shown.name) + nameGap
           + juce::roundToInt (valueFigures().widthOf (shown.value)) + 1 + limitGap;
}

int CheckRow::widthOfLimit() const { return widthOf (limitFont(), shown.limit); }

bool CheckRow::show (const CheckText& check)
{
    if (isSame (check, shown))
        return false;

    if (check.name != shown.name || check.limit != shown.limit)
        nameCheck (check);

    shown = check;
    repaint();
    return true;
}

void CheckRow::nameCheck (const CheckText& check)
{
    setTitle (toJuce (check.name));
    setTooltip (toJuce (tooltipOf (helpFor (check.kind))
                        + (check.limit.empty() ? "" : "\n" + capitalised (check.limit) + ".")));
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
    drawFocusRing (g, *this, 3.0f);
    g.setColour (theme::line());
    g.fillRect (row.removeFromBottom (1));

    const auto iconSide = static_cast<float> (std::min (18, row.getHeight() - 2));
    drawStateIcon (g, shown.severity,
                   row.removeFromLeft (iconWidth).toFloat().withSizeKeepingCentre (iconSide, iconSide));
    row.removeFromLeft (iconGap);

    const auto isBad = shown.severity == Severity::caution || shown.severity == Severity::damage;
    const auto limit = row.removeFromRight (limitWidth);
    row.removeFromRight (limitWidth > 0 ? limitGap : 0);

    const auto figures = valueFigures();
    const auto value = row.removeFromRight (juce::roundToInt (figures.widthOf (shown.value)) + 1);
    row.removeFromRight (nameGap);

    g.setColour (theme::text());
    g.setFont (nameFont());
    g.drawText (toJuce (shown.name), row, juce::Justification::centredLeft, true);

    g.setColour (isBad ? theme::colourOf (shown.severity) : theme::text());
    figures.draw (g, shown.value, value.toFloat(), juce::Justification::centredRight);

    const auto words = limitThatFits (shown.limit, limitWidth);
    g.setColour (theme::textDim());
    g.setFont (limitFont());
    g.drawText (toJuce (words), limit, juce::Justification::centredRight, false);
}

std::unique_ptr<juce::AccessibilityHandler> CheckRow::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] {
        return toJuce (shown.value + ", " + severityWord (shown.severity)
                       + (shown.limit.empty() ? "" : ", limit: " + shown.limit));
    });
}
} // namespace twobus

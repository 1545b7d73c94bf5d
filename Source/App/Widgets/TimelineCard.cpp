#include "App/Widgets/TimelineCard.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int paddingX = 9, paddingY = 6, headlineHeight = 15;
}

TimelineCard::TimelineCard (const juce::String& title)
    : headline (interFont (FontWeight::medium, 11.5f)), body (interFont (FontWeight::regular, 11.5f))
{
    setTitle (title);
}

void TimelineCard::show (const std::vector<std::string>& newLines, int mostWidth)
{
    if (newLines == lines && mostWidth == widest)
        return;

    lines = newLines;
    widest = mostWidth;
    std::erase_if (lines, [] (const std::string& line) { return line.empty(); });

    if (lines.empty())
        return;

    auto width = std::ceil (headline.widthOf (lines.front()));

    for (std::size_t i = 1; i < lines.size(); ++i)
        width = std::max (width, std::ceil (body.getStringWidthFloat (toJuce (lines[i]))) + 1.0f);

    const auto textWidth = std::min (juce::roundToInt (width), std::max (1, mostWidth - 2 * paddingX));
    auto height = headlineHeight;

    for (std::size_t i = 1; i < lines.size(); ++i)
        height += heightOfParagraph (lines[i], body, textWidth);

    setSize (textWidth + 2 * paddingX, height + 2 * paddingY);
    repaint();
}

void TimelineCard::paint (juce::Graphics& g)
{
    const auto area = getLocalBounds().toFloat();
    g.setColour (theme::button());
    g.fillRoundedRectangle (area, 5.0f);
    g.setColour (theme::line());
    g.drawRoundedRectangle (area.reduced (0.5f), 5.0f, 1.0f);

    if (lines.empty())
        return;

    auto text = getLocalBounds().reduced (paddingX, paddingY);
    g.setColour (theme::text());
    headline.draw (g, lines.front(), text.removeFromTop (headlineHeight).toFloat(), juce::Justification::centredLeft);

    for (std::size_t i = 1; i < lines.size(); ++i)
        drawParagraph (g, lines[i], body, theme::textSecond(), text);
}

juce::String TimelineCard::spokenText() const
{
    juce::String all;

    for (const auto& line : lines)
        all << (all.isEmpty() ? "" : all.endsWithChar ('.') ? " " : ". ") << toJuce (line);

    return all;
}

std::unique_ptr<juce::AccessibilityHandler> TimelineCard::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return spokenText(); });
}
} // namespace twobus

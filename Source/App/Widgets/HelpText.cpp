#include "App/Widgets/HelpText.h"

#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int paddingX = 10, paddingY = 7, lineGap = 3;

juce::Font helpFont() { return interFont (FontWeight::regular, theme::textSmall); }

juce::StringArray linesOf (const juce::String& text) { return juce::StringArray::fromLines (text); }
} // namespace

int heightOfHelp (const juce::String& text, int width)
{
    auto height = 2 * paddingY - lineGap;

    for (const auto& line : linesOf (text))
        height += lineGap + heightOfParagraph (line.toRawUTF8(), helpFont(), width - 2 * paddingX);

    return height;
}

int widthOfHelp (const juce::String& text, int mostWidth)
{
    auto widest = 0.0f;

    for (const auto& line : linesOf (text))
        widest = std::max (widest, helpFont().getStringWidthFloat (line));

    return std::min (mostWidth, juce::roundToInt (std::ceil (widest)) + 2 * paddingX + 2);
}

void drawHelp (juce::Graphics& g, const juce::String& text, juce::Rectangle<int> card)
{
    g.setColour (theme::button());
    g.fillRoundedRectangle (card.toFloat(), 5.0f);
    g.setColour (theme::textDim().withAlpha (0.6f));
    g.drawRoundedRectangle (card.toFloat().reduced (0.5f), 5.0f, 1.0f);

    auto area = card.reduced (paddingX, paddingY);

    for (const auto& line : linesOf (text))
    {
        drawParagraph (g, line.toRawUTF8(), helpFont(), theme::text(), area);
        area.removeFromTop (lineGap);
    }
}
} // namespace twobus

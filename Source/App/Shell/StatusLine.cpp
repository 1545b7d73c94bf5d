#include "App/Shell/StatusLine.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
constexpr int widthForBoth = 1000;
constexpr int iconWidth = 18, besideMiniIcon = 8, miniMargin = 10, aroundMiniLines = 6, mostMiniLines = 3;

juce::Font smallFont() { return interFont (FontWeight::medium, theme::textSmall); }
} // namespace

StatusLine::StatusLine()
{
    setOpaque (true);
    setTitle ("Notice");
}

void StatusLine::show (const std::optional<Banner>& banner)
{
    if (banner == notice)
        return;

    notice = banner;
    const auto text = notice ? toJuce (notice->text) : juce::String();
    setDescription (text);
    setHelpText (text);
    repaint();
}

int StatusLine::heightInMini (int width) const
{
    if (! notice)
        return 0;

    const auto room = width - 2 * miniMargin - iconWidth - besideMiniIcon;
    const auto most = heightOfParagraph ("1\n2\n3", smallFont(), room);
    return std::min (heightOfParagraph (notice->text, smallFont(), room), most) + 2 * aroundMiniLines;
}

void StatusLine::setMini (bool shouldBeMini)
{
    if (std::exchange (isMini, shouldBeMini) != shouldBeMini)
        repaint();
}

void StatusLine::explain (const juce::String& text)
{
    if (text == explanation)
        return;

    explanation = text;
    repaint();
}

void StatusLine::showKeys (const juce::String& text)
{
    if (text == keys)
        return;

    keys = text;
    repaint();
}

void StatusLine::paintNotice (juce::Graphics& g, juce::Rectangle<int> area) const
{
    const auto colour = theme::colourOf (notice->severity);
    g.setColour (theme::panel().interpolatedWith (colour, 0.12f));
    g.fillRoundedRectangle (area.toFloat(), 7.0f);

    area.reduce (isMini ? miniMargin : 14, 0);
    drawStateIcon (g, notice->severity, area.removeFromLeft (iconWidth).toFloat());
    area.removeFromLeft (isMini ? besideMiniIcon : 10);
    g.setColour (theme::text());
    const auto isHigh = ! isMini && getHeight() == theme::statusHeight;
    g.setFont (isHigh ? interFont (FontWeight::medium, theme::textNormal) : smallFont());
    g.drawFittedText (toJuce (notice->text), area, juce::Justification::centredLeft, isMini ? mostMiniLines : 2, 0.9f);
}

void StatusLine::paintWords (juce::Graphics& g, const juce::String& words, juce::Colour colour,
                             juce::Rectangle<int> area) const
{
    g.setColour (colour);
    g.setFont (interFont (FontWeight::regular, theme::textSmall));
    g.drawFittedText (words, area.reduced (2, 0), juce::Justification::centredLeft, 2, 0.85f);
}

void StatusLine::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());
    auto area = getLocalBounds();

    if (notice)
        paintNotice (g, explanation.isNotEmpty() && getWidth() >= widthForBoth
                            ? area.removeFromLeft (area.getWidth() / 2)
                            : area);

    if (notice && (explanation.isEmpty() || getWidth() < widthForBoth))
        return;

    if (notice)
        area.removeFromLeft (theme::gap);

    if (explanation.isNotEmpty())
        paintWords (g, explanation, theme::text(), area);
    else
        paintWords (g, keys, theme::textDim(), area);
}
} // namespace twobus

#include "App/Shell/StatusLine.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int widthForBoth = 1000;
}

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
    const auto isMini = getHeight() > theme::statusHeight;
    const auto colour = theme::colourOf (notice->severity);
    g.setColour (theme::panel().interpolatedWith (colour, 0.12f));
    g.fillRoundedRectangle (area.toFloat(), 7.0f);

    area.reduce (isMini ? 10 : 14, 0);
    drawStateIcon (g, notice->severity, area.removeFromLeft (18).toFloat());
    area.removeFromLeft (isMini ? 8 : 10);
    g.setColour (theme::text());
    const auto isHigh = getHeight() == theme::statusHeight;
    g.setFont (interFont (FontWeight::medium, isHigh ? theme::textNormal : theme::textSmall));
    g.drawFittedText (toJuce (notice->text), area, juce::Justification::centredLeft, isMini ? 3 : 2, 0.9f);
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

#include "App/Meters/MeterColumn.h"

#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace twobus
{
namespace
{
/** The largest font in which the values of two columns side by side do not read as one. */
juce::Font valueFontFor (int columnWidth)
{
    constexpr auto between = 4.0f, smallest = 10.0f;

    for (const auto size : { 13.5f, 12.5f, 11.5f, 11.0f, 10.5f })
        if (const auto font = interFont (FontWeight::semiBold, size);
            FigureFont (font).widthOf ("−88.8") + between <= static_cast<float> (columnWidth))
            return font;

    return interFont (FontWeight::semiBold, smallest);
}
} // namespace

MeterColumn::MeterColumn (juce::Component& parent, const MeterScale& scale, LevelBar::Style style,
                          const std::string& shownName)
    : bar (scale, style), value (interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
                                 juce::Justification::centred),
      name (interFont (FontWeight::medium, 12.0f), interFont (FontWeight::regular, 11.0f), juce::Justification::centred)
{
    parent.addAndMakeVisible (bar);
    parent.addAndMakeVisible (value);
    parent.addAndMakeVisible (name);
    name.show (shownName, {}, theme::textSecond());

    // A screen reader needs only the value.
    bar.setAccessible (false);
    name.setAccessible (false);
}

int MeterColumn::widestBarFor (int height) noexcept { return std::max (72, height / 8); }

void MeterColumn::place (juce::Rectangle<int> area, int barWidth, bool isMini)
{
    const auto hasValue = ! isMini || (area.getHeight() >= heightForValue && area.getWidth() >= widthForValue);
    value.setVisible (hasValue);

    value.setFonts (valueFontFor (area.getWidth()), interFont (FontWeight::regular, 11.0f));

    if (hasValue)
        value.setBounds (area.removeFromTop (valueHeight));

    name.setBounds (area.removeFromBottom (nameHeight));
    bar.setBounds (area.withSizeKeepingCentre (barWidth, area.getHeight()));
}

void drawScaleMarks (juce::Graphics& g, const MeterScale& scale, juce::Rectangle<int> area,
                     juce::Justification justification, std::optional<ScaleHighlight> highlight)
{
    constexpr auto closest = 15.0f;
    const FigureFont figures (interFont (FontWeight::medium, 11.0f));

    const auto yOf = [&] (double level) {
        return static_cast<float> (area.getBottom()) - static_cast<float> (scale.positionOf (level) * area.getHeight());
    };

    const auto draw = [&] (const std::string& text, float y) {
        figures.draw (g, text, area.toFloat().withY (y - 8.0f).withHeight (16.0f), justification);
    };

    std::vector<float> taken;

    if (highlight)
        taken.push_back (yOf (highlight->level));

    const auto drawWhereFree = [&] (const MeterScale::Mark& mark) {
        const auto y = yOf (mark.level);

        if (std::any_of (taken.begin(), taken.end(), [y] (float other) { return std::abs (other - y) < closest; }))
            return;

        draw (mark.label, y);
        taken.push_back (y);
    };

    g.setColour (theme::textSecond());

    // The mark at which damage begins is drawn first, so that it is never left out for another mark.
    for (const auto& mark : scale.marks())
        if (mark.level == scale.limits().damage)
            drawWhereFree (mark);

    for (const auto& mark : scale.marks())
        drawWhereFree (mark);

    if (highlight)
    {
        g.setColour (theme::text());
        draw (highlight->name, yOf (highlight->level));
    }
}
} // namespace twobus

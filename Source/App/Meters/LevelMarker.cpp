#include "App/Meters/LevelMarker.h"

#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <cmath>
#include <utility>

namespace twobus
{
LevelMarker::LevelMarker (const MeterScale& meterScale, juce::String shownLetter)
    : scale (meterScale), letter (std::move (shownLetter))
{
    setOpaque (true);
    setInterceptsMouseClicks (false, false);
    setAccessible (false); // the readings give the same value as a number
}

std::optional<int> LevelMarker::rowOf (std::optional<double> level) const
{
    if (! level || std::isinf (*level))
        return std::nullopt;

    return overhang + juce::roundToInt ((1.0 - scale.positionOf (*level)) * (getHeight() - 2 * overhang));
}

void LevelMarker::show (std::optional<double> level)
{
    if (const auto next = rowOf (level); next != row)
    {
        row = next;
        repaint();
    }
}

void LevelMarker::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());

    if (! row)
        return;

    constexpr auto width = 8.0f, half = 5.0f;
    const auto y = static_cast<float> (*row);
    juce::Path triangle;
    triangle.addTriangle ({ 1.0f, y }, { 1.0f + width, y - half }, { 1.0f + width, y + half });
    g.setColour (theme::text());
    g.fillPath (triangle);
    g.setFont (interFont (FontWeight::semiBold, 12.0f));
    g.drawText (letter, juce::Rectangle<int> (13, *row - overhang, getWidth() - 13, 2 * overhang),
                juce::Justification::centredLeft, false);
}
} // namespace twobus

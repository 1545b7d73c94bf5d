#include "App/Widgets/EventMark.h"

#include "App/Text.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr float legendMark = 9.0f, markToText = 4.0f, betweenEntries = 12.0f;

void drawClip (juce::Graphics& g, juce::Rectangle<float> area)
{
    g.fillRoundedRectangle (area, 1.5f);
    const auto cross = area.withSizeKeepingCentre (area.getWidth() * 0.44f, area.getHeight() * 0.44f);
    g.setColour (theme::panel());
    g.drawLine ({ cross.getTopLeft(), cross.getBottomRight() }, 1.5f);
    g.drawLine ({ cross.getTopRight(), cross.getBottomLeft() }, 1.5f);
}

juce::Path triangleIn (juce::Rectangle<float> area)
{
    juce::Path triangle;
    triangle.addTriangle (area.getTopLeft(), area.getTopRight(), { area.getCentreX(), area.getBottom() });
    return triangle;
}

float widthOf (const EventLegendEntry& entry, const juce::Font& font)
{
    return legendMark + markToText + font.getStringWidthFloat (toJuce (entry.text));
}
} // namespace

void drawEventMark (juce::Graphics& g, Severity severity, bool isLoudest, juce::Rectangle<float> square)
{
    auto area = square;

    if (isLoudest)
    {
        // In the colour of text: it says where the loudest event is, not how severe it is.
        g.setColour (theme::text());
        g.fillRect (area.removeFromTop (square.getHeight() * 0.16f));
        area.removeFromTop (square.getHeight() * 0.1f);
    }

    g.setColour (theme::colourOf (severity));

    if (severity == Severity::damage)
        return drawClip (g, area.reduced (0.5f, isLoudest ? 0.0f : 0.5f));

    if (severity == Severity::caution)
        return g.fillPath (triangleIn (area));

    g.strokePath (
        triangleIn (area), juce::PathStrokeType (1.1f),
        juce::AffineTransform::scale (0.84f, 0.84f, area.getCentreX(), area.getY() + area.getHeight() * 0.4f));
}

float drawEventLegend (juce::Graphics& g, const std::vector<EventLegendEntry>& entries, const juce::Font& font,
                       juce::Rectangle<float> area)
{
    auto used = 0.0f;

    for (const auto& entry : entries)
    {
        const auto left = used > 0.0f ? used + betweenEntries : 0.0f;

        if (left + widthOf (entry, font) > area.getWidth())
            break;

        auto place = area.withTrimmedLeft (left).withWidth (widthOf (entry, font) + 1.0f);
        used = left + widthOf (entry, font);
        drawEventMark (g, entry.severity, false,
                       place.removeFromLeft (legendMark).withSizeKeepingCentre (legendMark, legendMark));
        place.removeFromLeft (markToText);
        g.setColour (theme::textDim());
        g.setFont (font);
        g.drawText (toJuce (entry.text), place, juce::Justification::centredLeft, false);
    }

    return used;
}

float widthOfEventLegend (const std::vector<EventLegendEntry>& entries, const juce::Font& font)
{
    auto width = 0.0f;

    for (const auto& entry : entries)
        width += (width > 0.0f ? betweenEntries : 0.0f) + widthOf (entry, font);

    return width;
}
} // namespace twobus

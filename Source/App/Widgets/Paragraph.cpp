#include "App/Widgets/Paragraph.h"

#include "App/Text.h"

namespace twobus
{
namespace
{
juce::TextLayout layoutOf (std::string_view utf8, const juce::Font& font, juce::Colour colour, int width)
{
    juce::AttributedString text;
    text.append (withUnitsKept (utf8), font, colour);
    text.setLineSpacing (2.0f);

    juce::TextLayout layout;
    layout.createLayout (text, static_cast<float> (width));
    return layout;
}

int heightOf (const juce::TextLayout& layout) { return static_cast<int> (std::ceil (layout.getHeight())); }
} // namespace

juce::String withUnitsKept (std::string_view utf8)
{
    auto text = toJuce (utf8);

    for (const auto* unit : { "%", "dB", "LU", "Hz", "kHz", "ms" })
        text = text.replace (juce::String (" ") + unit, juce::String::charToString (0xa0) + unit);

    return text;
}

void drawParagraph (juce::Graphics& g, std::string_view utf8, const juce::Font& font, juce::Colour colour,
                    juce::Rectangle<int>& area)
{
    if (utf8.empty() || area.getWidth() <= 0)
        return;

    const auto layout = layoutOf (utf8, font, colour, area.getWidth());

    if (heightOf (layout) <= area.getHeight())
        layout.draw (g, area.removeFromTop (heightOf (layout)).toFloat());
}

int heightOfParagraph (std::string_view utf8, const juce::Font& font, int width)
{
    return utf8.empty() || width <= 0 ? 0 : heightOf (layoutOf (utf8, font, juce::Colours::white, width));
}
} // namespace twobus

#include "App/Widgets/Figures.h"

#include "App/Text.h"
#include "App/Widgets/FallbackTypeface.h"

namespace twobus
{
namespace
{
bool isDigit (juce::juce_wchar character) noexcept { return character >= '0' && character <= '9'; }

float widthOfCharacter (const juce::Font& font, juce::juce_wchar character)
{
    return font.getStringWidthFloat (juce::String::charToString (character));
}

float heightOfDigitsIn (const juce::Font& font)
{
    juce::GlyphArrangement zero;
    zero.addLineOfText (font, "0", 0.0f, 0.0f);
    juce::Path outline;
    zero.createPath (outline);
    return -outline.getBounds().getY();
}
} // namespace

FigureFont::FigureFont (juce::Font font) : face (std::move (font)), heightOfDigits (heightOfDigitsIn (face))
{
    for (auto digit = '0'; digit <= '9'; ++digit)
        digitWidth = std::max (digitWidth, widthOfCharacter (face, static_cast<juce::juce_wchar> (digit)));
}

float FigureFont::advanceOf (juce::juce_wchar character) const
{
    return isDigit (character) ? digitWidth : widthOfCharacter (face, character);
}

float FigureFont::widthOf (std::string_view utf8) const
{
    auto width = 0.0f;
    const auto text = toJuce (utf8);

    for (auto character = text.getCharPointer(); ! character.isEmpty(); ++character)
        width += advanceOf (*character);

    return width;
}

void FigureFont::draw (juce::Graphics& g, std::string_view utf8, juce::Rectangle<float> area,
                       juce::Justification justification) const
{
    const auto width = widthOf (utf8);
    const auto placed = justification.appliedToRectangle (juce::Rectangle<float> (width, heightOfDigits), area);
    drawAt (g, utf8, placed.getX(), std::round (area.getCentreY() + heightOfDigits * 0.5f));
}

void FigureFont::drawAt (juce::Graphics& g, std::string_view utf8, float left, float baseline) const
{
    juce::GlyphArrangement line;
    const auto text = toJuce (utf8);

    for (auto character = text.getCharPointer(); ! character.isEmpty(); ++character)
    {
        const auto advance = advanceOf (*character);
        const auto inset = isDigit (*character) ? (advance - widthOfCharacter (face, *character)) * 0.5f : 0.0f;
        line.addLineOfText (face, juce::String::charToString (*character), left + inset, baseline + baselineBias);
        left += advance;
    }

    line.draw (g);
}
} // namespace twobus

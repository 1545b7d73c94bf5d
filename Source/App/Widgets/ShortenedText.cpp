#include "App/Widgets/ShortenedText.h"

namespace twobus
{
namespace
{
/** Keeps numKept characters of the text, two thirds of them from its end. */
juce::String withoutMiddle (const juce::String& text, int numKept)
{
    const auto numAtEnd = numKept - numKept / 3;
    return text.substring (0, numKept / 3) + juce::String::charToString (0x2026) + text.getLastCharacters (numAtEnd);
}
} // namespace

juce::String shortenedText (const juce::String& text, const juce::Font& font, float width)
{
    const auto fits = [&] (const juce::String& candidate) { return font.getStringWidthFloat (candidate) <= width; };

    if (fits (text))
        return text;

    auto fitting = 0, tooMany = text.length();

    while (tooMany - fitting > 1)
    {
        const auto middle = (fitting + tooMany) / 2;
        (fits (withoutMiddle (text, middle)) ? fitting : tooMany) = middle;
    }

    return withoutMiddle (text, fitting);
}
} // namespace twobus
